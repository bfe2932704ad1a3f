package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.json.Decoded;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What holds for every route, against the running platform.
final class ApiRulesTest {
  private static final String SCRIPT = ApiJson.object("title", "One", "text", "plot(close)");
  private final Api api = new Api(TestCloud.shared());

  @BeforeEach
  void join() {
    api.join();
  }

  @Test
  @DisplayName("PX-10: the OpenAPI document lists exactly the routes, with examples that are right")
  void documentIsTheTable() {
    JsonNode document = api.get("/openapi.json").body();
    assertEquals("3.1.0", document.path("openapi").asText());
    List<String> listed = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    listed.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    assertEquals(
        Routes.ALL.stream().map(Route::name).sorted().toList(), listed.stream().sorted().toList());
    for (Route route : Routes.ALL) {
      route
          .request()
          .ifPresent(type -> {
            byte[] example = route.example().getBytes(StandardCharsets.UTF_8);
            Decoded<? extends Record> decoded = RecordJson.decode(type, example);
            assertTrue(decoded instanceof Decoded.Value<?>, () -> route + ": " + decoded);
          });
    }
  }

  @Test
  @DisplayName("8.4: the reference page names every route and may load nothing but its style")
  void referenceIsReadable() {
    Got home = api.get("/");
    assertEquals("/reference", home.raw().headers().firstValue("location").orElse(""));
    Got page = api.get("/reference");
    String html = new String(page.raw().body(), StandardCharsets.UTF_8);
    for (Route route : Routes.ALL) {
      String heading = route.method() + "</span> " + route.path() + "</h3>";
      assertTrue(html.contains(heading), route::name);
    }
    String policy = page.raw().headers().firstValue("content-security-policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
  }

  @Test
  @DisplayName("PX-11: one idempotency key, sent 20 times at once, makes one script and one answer")
  void repeatedCallHasOneEffect() {
    String key = UUID.randomUUID().toString();
    List<Got> all =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(_ -> api.post("/v1/scripts", SCRIPT, "Idempotency-Key", key))
            .toList();
    assertTrue(
        all.stream().allMatch(got -> got.status() == 201 || got.status() == 409), all::toString);
    Got again = api.post("/v1/scripts", SCRIPT, "Idempotency-Key", key);
    assertEquals(201, again.status(), again::toString);
    assertEquals("true", again.raw().headers().firstValue("idempotent-replayed").orElse(""));
    assertEquals(
        List.of(again.text("id")),
        all.stream()
            .filter(got -> got.status() == 201)
            .map(got -> got.text("id"))
            .distinct()
            .toList());
    assertEquals(1, api.get("/v1/scripts").body().path("items").size());
    Got other = api.post("/v1/scripts", SCRIPT.replace("One", "Two"), "Idempotency-Key", key);
    assertEquals("/problems/idempotency-mismatch", other.text("type"));
  }

  @Test
  @DisplayName(
      "PH-5: a refused request leaves its key free; a used key is held against a wrong body too")
  void keyIsTakenByAnEffect() {
    String key = UUID.randomUUID().toString();
    String untitled = ApiJson.object("text", "plot(close)");
    assertEquals(422, api.post("/v1/scripts", untitled, "Idempotency-Key", key).status());
    Got made = api.post("/v1/scripts", SCRIPT, "Idempotency-Key", key);
    assertEquals(201, made.status(), made::toString);
    Got again = api.post("/v1/scripts", SCRIPT, "Idempotency-Key", key);
    assertEquals(made.body(), again.body());
    assertEquals(
        made.raw().headers().firstValue("location"), again.raw().headers().firstValue("location"));
    assertEquals(
        "/problems/idempotency-mismatch",
        api.post("/v1/scripts", untitled, "Idempotency-Key", key).text("type"));
    assertEquals(made.body(), api.get("/v1/scripts/" + made.text("id")).body());
  }

  @Test
  @DisplayName("PH-6: a change needs the version it was made for; a lost update is impossible")
  void staleChangeIsRefused() {
    String path = "/v1/scripts/" + api.post("/v1/scripts", SCRIPT).text("id");
    String title = ApiJson.object("title", "Other");
    assertEquals(428, api.send("PATCH", path, title).status());
    assertEquals(200, api.send("PATCH", path, title, "If-Match", "\"v1\"").status());
    Got stale = api.send("PATCH", path, title, "If-Match", "\"v1\"");
    assertEquals(412, stale.status());
    assertEquals("\"v2\"", stale.raw().headers().firstValue("etag").orElse(""));
    assertEquals(304, api.get(path, "If-None-Match", "\"v2\"").status());
  }

  @Test
  @DisplayName("PH-4: every wrong field is told with its pointer; no exception text leaves")
  void problemsNameFields() {
    Got wrong = api.post("/v1/scripts", "{\"title\":7,\"txt\":\"x\"}");
    assertEquals(422, wrong.status());
    assertEquals(
        "[/title, /text, /txt]",
        wrong.body().path("errors").findValuesAsText("pointer").toString());
    Got malformed = api.post("/v1/scripts", "{\"title\":");
    assertEquals(400, malformed.status());
    assertEquals("/problems/malformed", malformed.text("type"));
    assertEquals(415, api.post("/v1/scripts", "x", "Content-Type", "text/plain").status());
    assertEquals(405, api.send("PUT", "/v1/scripts", "{}").status());
    assertEquals(404, api.get("/v1/nothing").status());
    Got big = api.post("/v1/scripts", "x".repeat((1 << 20) + 1));
    assertEquals(413, big.status());
  }

  @Test
  @DisplayName("PH-7: pages join to the whole list; a cursor of another list is refused")
  void pagesJoin() {
    for (int i = 0; i < 5; i++) {
      api.post("/v1/scripts", SCRIPT);
    }
    List<String> ids = new ArrayList<>();
    String next = "/v1/scripts?limit=2";
    String cursor = "";
    while (!next.isEmpty()) {
      Got page = api.get(next);
      ids.addAll(page.body().path("items").findValuesAsText("id"));
      cursor = page.text("next").isEmpty() ? cursor : page.text("next");
      next = page.text("next").isEmpty() ? "" : "/v1/scripts?limit=2&cursor=" + page.text("next");
    }
    assertEquals(5, ids.stream().distinct().count());
    assertEquals(5, ids.size());
    assertEquals("/problems/cursor-invalid", api.get("/v1/datasets?cursor=" + cursor).text("type"));
    assertEquals(422, api.get("/v1/scripts?limit=0").status());
  }

  @Test
  @DisplayName("platform 10: every state change stands in the caller's audit stream, in order")
  void changesAreAudited() {
    String id = api.post("/v1/scripts", SCRIPT).text("id");
    api.post("/v1/scripts/" + id + "/versions", ApiJson.object("text", "plot(open)"));
    api.send("DELETE", "/v1/scripts/" + id, null, "If-Match", "\"v2\"");
    JsonNode records = api.get("/v1/audit/records").body().path("items");
    assertEquals(
        "[identity.sign-up, identity.verify, session.start, script.create, script.version.save,"
            + " script.archive]",
        records.findValuesAsText("action").toString());
    assertEquals("[1, 2, 3, 4, 5, 6]", records.findValuesAsText("seq").toString());
  }

  @Test
  @DisplayName("PH-1: every route has a rate, a permission and, with a body, an example")
  void routesAreWhole() {
    for (Route route : Routes.ALL) {
      assertTrue(route.rate() != null && route.permission() != null, route::name);
      boolean makes = route.method().name().equals("POST") && route.status() == 201;
      boolean keyed = route.has(Rule.IDEMPOTENT) || route.path().equals("/v1/api-keys");
      assertTrue(!makes || keyed, () -> route + " makes something and takes no key");
    }
  }
}
