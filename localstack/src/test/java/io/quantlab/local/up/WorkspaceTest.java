package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.TestCloud;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What users keep for themselves, through the API of the running platform.
final class WorkspaceTest {
  private final Api api = new Api(TestCloud.shared());

  @BeforeEach
  void join() {
    api.join();
  }

  private static String tag(Got got) {
    return got.raw().headers().firstValue("etag").orElse("");
  }

  private String watchlist(String... symbols) {
    String entries =
        String.join(",", List.of(symbols).stream().map(s -> "{\"symbol\":\"" + s + "\"}").toList());
    return "{\"title\":\"Majors\",\"entries\":[" + entries + "]}";
  }

  private static List<String> symbols(JsonNode watchlist) {
    return watchlist.path("entries").findValuesAsText("symbol");
  }

  @Test
  @DisplayName("8.4: a watchlist keeps the order it was given, and changes for who saw it last")
  void watchlistKeepsItsOrder() {
    Got made = api.post("/v1/watchlists", watchlist("GBPUSD", "EURUSD"));
    assertEquals(201, made.status(), made::toString);
    String path = "/v1/watchlists/" + made.text("id");
    assertEquals(List.of("GBPUSD", "EURUSD"), symbols(api.get(path).body()));
    assertEquals(304, api.get(path, "If-None-Match", tag(made)).status());
    Got changed = api.send("PUT", path, watchlist("EURUSD"), "If-Match", tag(made));
    assertEquals(200, changed.status(), changed::toString);
    assertEquals(412, api.send("PUT", path, watchlist(), "If-Match", tag(made)).status());
    assertEquals(428, api.send("DELETE", path, null).status());
    assertEquals(204, api.send("DELETE", path, null, "If-Match", tag(changed)).status());
    assertEquals(404, api.get(path).status());
    assertEquals("[]", api.get("/v1/watchlists").body().path("items").toString());
  }

  @Test
  @DisplayName("a symbol that stands twice in a watchlist is refused by its name")
  void watchlistRefusesTwice() {
    Got twice = api.post("/v1/watchlists", watchlist("EURUSD", "EURUSD"));
    assertEquals(422, twice.status());
    assertTrue(twice.body().toString().contains("EURUSD stands twice"), twice::toString);
    String blank = watchlist("EUR USD");
    assertEquals(
        "/entries/0/symbol",
        api.post("/v1/watchlists", blank).body().path("errors").path(0).path("pointer").asText());
  }

  @Test
  @DisplayName(
      "8.4: an import adds, or tells of each word why not; unknown symbols are not dropped")
  void importTellsOfEachWord() {
    String path = "/v1/watchlists/" + api.post("/v1/watchlists", watchlist("EURUSD")).text("id");
    Got got =
        api.post(
            path + ":import", "{\"text\":\"###Forex,EURUSD,GBPUSD\\n\\n###,two words,AAPL,AAPL\"}");
    assertEquals(200, got.status(), got::toString);
    assertEquals("[\"GBPUSD\",\"AAPL\"]", got.body().path("added").toString());
    assertEquals("[\"EURUSD\",\"AAPL\"]", got.body().path("present").toString());
    assertEquals("[\"GBPUSD\",\"AAPL\"]", got.body().path("unknown").toString());
    JsonNode refused = got.body().path("refused").path(0);
    assertEquals("two words", refused.path("text").asText());
    assertEquals(6, refused.path("word").asInt(), "words are counted between commas and line ends");
    JsonNode entries = got.body().path("watchlist").path("entries");
    assertEquals(List.of("EURUSD", "GBPUSD", "AAPL"), symbols(got.body().path("watchlist")));
    assertEquals("Forex", entries.path(1).path("section").asText());
    assertTrue(entries.path(2).path("section").isMissingNode(), "### alone ends the heading");
  }

  @Test
  @DisplayName("PH-6: a layout is patched as RFC 7396 says, and every earlier content comes back")
  void layoutKeepsItsContents() {
    Got made =
        api.post(
            "/v1/layouts",
            "{\"title\":\"Day\",\"content\":{\"theme\":\"dark\",\"grid\":{\"rows\":2,\"columns\":1}}}");
    assertEquals(201, made.status(), made::toString);
    String path = "/v1/layouts/" + made.text("id");
    Got patched =
        api.send(
            "PATCH",
            path,
            "{\"content\":{\"theme\":null,\"grid\":{\"rows\":3}}}",
            "If-Match",
            tag(made));
    assertEquals(
        "{\"grid\":{\"rows\":3,\"columns\":1}}", patched.body().path("content").toString());
    assertEquals(2, patched.body().path("contentVersion").asInt());
    assertEquals(
        "{\"theme\":\"dark\",\"grid\":{\"rows\":2,\"columns\":1}}",
        api.get(path + "?content=1").body().path("content").toString());
    Got restored = api.post(path + ":restore", "{\"contentVersion\":1}");
    assertEquals(made.body().path("content"), restored.body().path("content"));
    assertEquals(3, restored.body().path("contentVersion").asInt());
    assertEquals(
        "[3,2,1]",
        api.get(path + "/versions")
            .body()
            .path("items")
            .findValues("number")
            .toString()
            .replace(" ", ""));
    assertEquals(422, api.post(path + ":restore", "{\"contentVersion\":9}").status());
    assertEquals(204, api.send("DELETE", path, null, "If-Match", tag(restored)).status());
    assertEquals(404, api.get(path + "/versions").status());
  }

  @Test
  @DisplayName("4.2: the last hundred contents of a layout are kept")
  void layoutForgetsTheOldest() {
    Got now = api.post("/v1/layouts", "{\"title\":\"Day\",\"content\":{\"n\":1}}");
    String path = "/v1/layouts/" + now.text("id");
    for (int n = 2; n <= 102; n++) {
      now = save(path, n, tag(now));
    }
    JsonNode first = api.get(path + "/versions?limit=200").body().path("items");
    assertEquals(100, first.size());
    assertEquals(102, first.path(0).path("number").asInt());
    assertEquals(3, first.path(99).path("number").asInt());
    assertEquals(404, api.get(path + "?content=2").status());
    assertEquals(3, api.get(path + "?content=3").body().path("content").path("n").asInt());
  }

  /// Waits out the rate of the user where it has to.
  private Got save(String path, int n, String tag) {
    String body = "{\"title\":\"Day\",\"content\":{\"n\":" + n + "}}";
    Got got = api.send("PUT", path, body, "If-Match", tag);
    while (got.status() == 429) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      got = api.send("PUT", path, body, "If-Match", tag);
    }
    assertEquals(200, got.status(), got::toString);
    return got;
  }

  @Test
  @DisplayName("a content that is no object or too large is refused with its field")
  void layoutHasItsSize() {
    Got list = api.post("/v1/layouts", "{\"title\":\"Day\",\"content\":[1]}");
    assertEquals("/content", list.body().path("errors").path(0).path("pointer").asText());
    String big = "{\"title\":\"Day\",\"content\":{\"a\":\"" + "x".repeat(100 << 10) + "\"}}";
    Got large = api.post("/v1/layouts", big);
    assertEquals(422, large.status());
    assertTrue(
        large.body().toString().contains("expected at most 102400 bytes of JSON, found 102408"),
        large::toString);
  }

  @Test
  @DisplayName("PH-6: preferences begin empty with the tag v0; two first writes have one winner")
  void preferencesHaveOneFirstWriter() {
    Got none = api.get("/v1/preferences/web");
    assertEquals("{\"content\":{}}", none.body().toString());
    assertEquals("\"v0\"", tag(none));
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(n ->
                api.send(
                        "PUT",
                        "/v1/preferences/web",
                        "{\"content\":{\"n\":" + n + "}}",
                        "If-Match",
                        "\"v0\"")
                    .status())
            .sorted()
            .toList();
    assertEquals(List.of(200, 412, 412, 412, 412, 412, 412, 412), statuses);
    assertEquals("\"v1\"", tag(api.get("/v1/preferences/web")));
    assertEquals("\"v0\"", tag(api.get("/v1/preferences/phone")));
    assertEquals(404, api.get("/v1/preferences/No_App").status());
  }

  @Test
  @DisplayName("8.4: an alert is paused, tested and deleted; what it told is read")
  void alertTells() {
    Got made =
        api.post(
            "/v1/alerts",
            "{\"title\":\"Parity\",\"symbol\":\"EURUSD\",\"condition\":\"at-or-below\",\"level\":\"1.00\"}");
    assertEquals(201, made.status(), made::toString);
    assertEquals("once", made.text("repeat"));
    String path = "/v1/alerts/" + made.text("id");
    Got paused = api.send("PATCH", path, "{\"active\":false}", "If-Match", tag(made));
    assertEquals("false", paused.text("active"));
    assertEquals("1.00", paused.text("level"));
    Got told = api.post(path + ":test", null);
    assertEquals(201, told.status(), told::toString);
    assertEquals("EURUSD is at or below 1.00", told.text("text"));
    JsonNode notice = api.get("/v1/notifications").body().path("items").path(0);
    assertEquals(made.text("id"), notice.path("about").asText());
    assertTrue(notice.path("test").asBoolean() && !notice.path("read").asBoolean());
    String ids = "{\"ids\":[\"" + told.text("id") + "\"]}";
    assertEquals(204, api.post("/v1/notifications:read", ids).status());
    assertTrue(api.get("/v1/notifications").body().path("items").path(0).path("read").asBoolean());
    assertEquals(204, api.send("DELETE", path, null, "If-Match", tag(paused)).status());
    Got wrong =
        api.post(
            "/v1/alerts",
            "{\"title\":\"x\",\"symbol\":\"E\",\"condition\":\"near\",\"level\":\"1,5\"}");
    assertEquals(
        "[/condition, /level]", wrong.body().path("errors").findValuesAsText("pointer").toString());
  }

  @Test
  @DisplayName("propfirm 12: what one user keeps, another user does not see")
  void keptForOneself() {
    String path = "/v1/watchlists/" + api.post("/v1/watchlists", watchlist("EURUSD")).text("id");
    Api other = new Api(TestCloud.shared());
    other.join();
    assertEquals(404, other.get(path).status());
    assertEquals("[]", other.get("/v1/watchlists").body().path("items").toString());
  }
}
