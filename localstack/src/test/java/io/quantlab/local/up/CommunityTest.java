package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import io.quantlab.platform.tenant.Role;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Marketplace, profiles, comments and links to runs through HTTP (platform contract 8.4).
final class CommunityTest {
  private final TestCloud cloud = TestCloud.shared();
  private final Api author = person();
  private final Api reader = person();
  private final Api nobody = new Api(cloud);
  private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

  private Api person() {
    Api api = new Api(cloud);
    api.join();
    return api;
  }

  private static String profile(Api api) {
    String handle = "h" + UUID.randomUUID().toString().substring(0, 8);
    Got saved =
        api.send(
            "PUT", "/v1/me/profile", ApiJson.object("handle", handle, "name", "N", "about", "A"));
    assertEquals(200, saved.status(), saved::toString);
    return handle;
  }

  private String script(String text) {
    return author.post("/v1/scripts", ApiJson.object("title", "S", "text", text)).text("id");
  }

  private Got publish(String script) {
    return author.post(
        "/v1/marketplace",
        "{\"script\":\""
            + script
            + "\",\"number\":1,\"category\":\"indicator\",\"title\":\"Line\",\"description\":\""
            + word
            + "\",\"licence\":\"MIT\"}");
  }

  private static Got comment(Api api, String listing, String text) {
    return api.post("/v1/threads/" + listing + "/comments", ApiJson.object("text", text));
  }

  @Test
  @DisplayName("a script is published, found, installed pinned; a new version changes no pin")
  void marketplace() {
    String script = script("plot(close)");
    assertEquals(409, publish(script).status(), "without a profile nothing is published");
    String handle = profile(author);
    assertEquals(422, publish(script("plot(nothing")).status(), "errors are not published");
    Got made = publish(script);
    assertEquals(201, made.status(), made::toString);
    assertEquals(handle, made.text("author"));
    String listing = made.text("id");
    String browse = "/v1/marketplace?category=indicator&q=" + word.toUpperCase(Locale.ROOT);
    assertEquals(listing, nobody.get(browse).body().path("items").path(0).path("id").asText());
    assertEquals(0, nobody.get("/v1/marketplace?q=" + word).body().path("items").size());
    String pin = "/v1/marketplace/" + listing + "/subscription";
    Got installed = reader.send("PUT", pin, "{\"number\":1}");
    assertEquals(200, installed.status(), installed::toString);
    author.post("/v1/scripts/" + script + "/versions", ApiJson.object("text", "plot(open)"));
    Got second =
        author.post(
            "/v1/marketplace/" + listing + "/versions",
            "{\"script\":\"" + script + "\",\"number\":2,\"notes\":\"open\"}");
    assertEquals(2, second.body().path("newest").asLong(), second::toString);
    assertEquals(installed.body(), reader.get("/v1/subscriptions").body().path("items").path(0));
    Got text = nobody.get("/v1/marketplace/" + listing + "/versions/1");
    assertEquals("plot(close)", text.text("text"));
    assertEquals(installed.text("sha256"), text.text("sha256"));
    assertEquals(404, reader.post("/v1/marketplace/" + listing + ":unlist", null).status());
    assertEquals(204, author.post("/v1/marketplace/" + listing + ":unlist", null).status());
    assertEquals(404, nobody.get("/v1/marketplace/" + listing).status());
    assertEquals(
        "plot(close)", nobody.get("/v1/marketplace/" + listing + "/versions/1").text("text"));
    assertEquals(204, reader.send("DELETE", pin, null).status());
    List<String> actions = SecondFactorsTest.actions(author);
    assertTrue(
        actions.containsAll(List.of("listing.publish", "listing.version", "listing.unlist")),
        actions::toString);
  }

  @Test
  @DisplayName("a user's second review replaces the first; nobody rates his own")
  void reviews() {
    profile(author);
    profile(reader);
    String listing = publish(script("plot(close)")).text("id");
    String path = "/v1/marketplace/" + listing + "/review";
    assertEquals(409, author.send("PUT", path, "{\"stars\":5,\"text\":\"\"}").status());
    assertEquals(200, reader.send("PUT", path, "{\"stars\":2,\"text\":\"meh\"}").status());
    assertEquals(200, reader.send("PUT", path, "{\"stars\":4,\"text\":\"good\"}").status());
    Api third = person();
    profile(third);
    assertEquals(200, third.send("PUT", path, "{\"stars\":5,\"text\":\"fine\"}").status());
    Got seen = nobody.get("/v1/marketplace/" + listing);
    assertEquals("4.5", seen.text("stars"), seen::toString);
    assertEquals(2, seen.body().path("reviews").asLong());
    assertEquals(2, nobody.get(path + "s").body().path("items").size());
  }

  @Test
  @DisplayName("comments are taken back, hidden by the listing's author, decided by the operator")
  void comments() {
    profile(author);
    profile(reader);
    String listing = publish(script("plot(close)")).text("id");
    String thread = "/v1/threads/" + listing + "/comments";
    String first = comment(reader, listing, "one").text("id");
    String second = comment(reader, listing, "two").text("id");
    String third = comment(reader, listing, "three").text("id");
    Api stranger = person();
    assertEquals(404, stranger.send("DELETE", thread + "/" + first, null).status());
    assertEquals(204, reader.send("DELETE", thread + "/" + first, null).status());
    assertEquals(204, author.send("DELETE", thread + "/" + second, null).status());
    Got report =
        stranger.post(
            "/v1/reports", ApiJson.object("listing", listing, "comment", third, "reason", "spam"));
    assertEquals(201, report.status(), report::toString);
    assertEquals("three", nobody.get(thread).body().path("items").path(0).path("text").asText());
    assertEquals(403, author.get("/v1/moderation").status());
    Api operator = IsolationMatrixTest.caller(Role.OPERATOR);
    String decide = "/v1/moderation/" + report.text("id") + ":decide";
    assertTrue(operator.get("/v1/moderation").body().toString().contains(third));
    assertEquals(204, operator.post(decide, "{\"hide\":true}").status());
    assertEquals(404, operator.post(decide, "{\"hide\":true}").status());
    assertEquals(0, nobody.get(thread).body().path("items").size());
  }

  @Test
  @DisplayName("a handle is one user's; a profile is public")
  void profiles() {
    String handle = profile(author);
    assertEquals("N", nobody.get("/v1/profiles/" + handle).text("name"));
    String body = ApiJson.object("handle", handle, "name", "Eve", "about", "");
    assertEquals(409, reader.send("PUT", "/v1/me/profile", body).status());
    assertEquals(404, nobody.get("/v1/profiles/none-" + word).status());
  }

  @Test
  @DisplayName("a link shows a run to whoever has it, until it is ended")
  void shares() {
    Workbench bench = new Workbench(author);
    Got run = bench.cross(bench.data(500), "?wait=20", "");
    assertEquals(200, run.status(), run::toString);
    String body = ApiJson.object("run", run.text("id"));
    assertEquals(422, reader.post("/v1/shares", body).status(), "not his run");
    Got made = author.post("/v1/shares", body);
    assertEquals(200, made.status(), made::toString);
    String link = made.text("link").substring(cloud.platform.origin().length());
    Got shown = nobody.get(link);
    assertEquals(run.text("eventHash"), shown.text("eventHash"), shown::toString);
    assertFalse(shown.body().toString().contains("usr_"), shown::toString);
    assertEquals(1, author.get("/v1/shares").body().path("items").size());
    String path = "/v1/shares/" + made.body().path("share").path("id").asText();
    assertEquals(404, reader.send("DELETE", path, null).status());
    assertEquals(204, author.send("DELETE", path, null).status());
    assertEquals(404, nobody.get(link).status());
  }
}
