package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The plan `free` at its limits, through HTTP (platform contract PH-8).
final class QuotasTest {
  private static final TestCloud CLOUD = TestCloud.shared();

  private final Api api = new Api(CLOUD);
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private JsonNode quota(String name) {
    for (JsonNode each : api.get("/v1/quotas").body().path("items")) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no quota " + name);
  }

  private Got script() {
    return api.post("/v1/scripts", ApiJson.object("title", "S", "text", "plot(close)"));
  }

  @Test
  @DisplayName("PH-8: fifty scripts fit, however many come at once; a deleted one makes room")
  void scripts() {
    List<Integer> statuses =
        IntStream.range(0, 60).parallel().map(_ -> script().status()).boxed().toList();
    assertEquals(50, statuses.stream().filter(status -> status == 201).count());
    assertEquals(50, quota("scripts").path("used").asLong());
    Got over = script();
    assertEquals(403, over.status(), over::toString);
    assertEquals("/problems/quota", over.text("type"));
    assertEquals(
        "{\"name\":\"scripts\",\"limit\":50,\"actual\":50,\"wanted\":1,\"unit\":\"scripts\"}",
        over.body().path("quota").toString());
    assertTrue(over.text("detail").contains("a script that is deleted"), over::toString);
    String id = api.get("/v1/scripts").body().path("items").path(0).path("id").asText();
    String path = "/v1/scripts/" + id;
    assertEquals(204, api.send("DELETE", path, null, "If-Match", "\"v1\"").status());
    assertEquals(201, script().status());
  }

  @Test
  @DisplayName("ten API keys; one that is deleted makes room")
  void apiKeys() {
    String body = "{\"name\":\"k\",\"scopes\":[\"scripts\"]}";
    String id = "";
    for (int i = 0; i < 10; i++) {
      Got made = api.post("/v1/api-keys", body);
      assertEquals(201, made.status(), made::toString);
      id = made.body().path("key").path("id").asText();
    }
    assertEquals(403, api.post("/v1/api-keys", body).status());
    assertEquals(204, api.send("DELETE", "/v1/api-keys/" + id, null).status());
    assertEquals(201, api.post("/v1/api-keys", body).status());
  }

  @Test
  @DisplayName(
      "a file longer than the plan allows is refused before it is sent; what is sent counts")
  void storage() {
    CLOUD.plan(api.get("/v1/me").body(), "guest");
    assertEquals("guest", api.get("/v1/quotas").text("plan"));
    byte[] csv = Workbench.quotes(10).getBytes(StandardCharsets.UTF_8);
    bench.upload("EURUSD.csv", csv);
    assertEquals(csv.length, quota("storage-bytes").path("used").asLong());
    Got over =
        api.post(
            "/v1/uploads",
            "{\"fileName\":\"a.csv\",\"bytes\":53687092,\"sha256\":\"" + "0".repeat(64) + "\"}");
    assertEquals(403, over.status(), over::toString);
    assertEquals(
        "{\"name\":\"upload-bytes\",\"limit\":53687091,\"actual\":0,\"wanted\":53687092,\"unit\":\"bytes\"}",
        over.body().path("quota").toString());
  }

  private Got announce(long bytes) {
    return api.post(
        "/v1/uploads",
        "{\"fileName\":\"a.csv\",\"bytes\":" + bytes + ",\"sha256\":\"" + "0".repeat(64) + "\"}");
  }

  @Test
  @DisplayName("PH-8: storage to the last byte: what fits exactly is taken, one byte more is not")
  void storageEdge() {
    CLOUD.plan(api.get("/v1/me").body(), "guest");
    long limit = 107_374_182;
    byte[] csv = Workbench.quotes(10).getBytes(StandardCharsets.UTF_8);
    bench.upload("EURUSD.csv", csv);
    long most = 53_687_091;
    assertEquals(201, announce(most).status(), "what is announced takes no room yet");
    assertEquals(201, announce(most).status());
    assertEquals(csv.length, quota("storage-bytes").path("used").asLong());
    assertEquals(limit, quota("storage-bytes").path("limit").asLong());
    CLOUD.store(api.get("/v1/me").body(), limit - 2L * csv.length);
    bench.upload("EURUSD.csv", csv);
    assertEquals(limit, quota("storage-bytes").path("used").asLong());
    Got over = announce(1);
    assertEquals(403, over.status(), over::toString);
    assertEquals(
        "{\"name\":\"storage-bytes\",\"limit\":107374182,\"actual\":107374182,\"wanted\":1,\"unit\":\"bytes\"}",
        over.body().path("quota").toString());
  }

  @Test
  @DisplayName("PH-8: of two files announced in time only what fits is completed")
  void storageRace() throws Exception {
    CLOUD.plan(api.get("/v1/me").body(), "guest");
    byte[] csv = Workbench.quotes(10).getBytes(StandardCharsets.UTF_8);
    CLOUD.store(api.get("/v1/me").body(), 107_374_182L - csv.length);
    String hash =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(csv));
    String body =
        "{\"fileName\":\"a.csv\",\"bytes\":" + csv.length + ",\"sha256\":\"" + hash + "\"}";
    List<String> paths =
        IntStream.range(0, 2)
            .mapToObj(_ -> {
              Got started = api.post("/v1/uploads", body);
              assertEquals(200, api.put(started.body(), csv));
              return "/v1/uploads/" + started.body().path("upload").path("id").asText();
            })
            .toList();
    List<Integer> statuses =
        paths.parallelStream()
            .map(path -> api.post(path + ":complete", null).status())
            .sorted()
            .toList();
    assertEquals(List.of(200, 403), statuses);
    assertEquals(107_374_182L, quota("storage-bytes").path("used").asLong());
  }

  @Test
  @DisplayName("platform 8.4: use by day and meter")
  void usage() {
    assertEquals(0, api.get("/v1/usage").body().path("items").size());
    String dataset = bench.data(500);
    bench.cross(dataset, "", "");
    bench.cross(dataset, "", ",\"force\":true");
    JsonNode items = api.get("/v1/usage?days=1").body().path("items");
    assertEquals(2, items.size(), items::toString);
    assertEquals("core-seconds", items.path(0).path("meter").asText());
    assertEquals("runs", items.path(1).path("meter").asText());
    assertEquals(2, items.path(1).path("used").asLong());
    assertEquals("runs", items.path(1).path("unit").asText());
    assertEquals(
        java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString(),
        items.path(1).path("day").asText());
    assertEquals(422, api.get("/v1/usage?days=41").status());
  }

  @Test
  @DisplayName("PJ-4: runs count inline and queued alike; a job that ends gives its place back")
  void runs() {
    String dataset = bench.data(2_000);
    assertEquals(0, quota("running-jobs").path("used").asLong(), "the import has ended");
    Got inline = bench.cross(dataset, "", "");
    assertEquals(200, inline.status(), inline::toString);
    Got queued = bench.cross(dataset, "?wait=20", ",\"prefer\":\"worker\",\"force\":true");
    assertEquals(200, queued.status(), queued::toString);
    assertEquals(2, quota("runs").path("used").asLong());
    assertTrue(quota("core-seconds").path("used").asLong() >= 2, "each takes a second at least");
    assertEquals(0, quota("running-jobs").path("used").asLong());
    Got reused = bench.cross(dataset, "", "");
    assertTrue(reused.body().path("reused").asBoolean(), reused::toString);
    assertEquals(2, quota("runs").path("used").asLong(), "a run that was made before is free");
  }
}
