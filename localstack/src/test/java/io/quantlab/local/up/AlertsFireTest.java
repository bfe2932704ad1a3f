package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Alerts meet the prices that arrive with a dataset.
final class AlertsFireTest {
  private static final String QUOTES =
      """
      ts_ms,bid,ask
      1388966400000,1.10000,1.10002
      1388966401000,1.20000,1.20002
      1388966402000,1.30000,1.30002
      1388966403000,1.20000,1.20002
      """;

  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);
  private String email;

  @BeforeEach
  void join() {
    email = api.join();
  }

  private String alert(String title, String symbol, String condition, String level, String more) {
    Api.Got made =
        api.post(
            "/v1/alerts",
            "{\"title\":\""
                + title
                + "\",\"symbol\":\""
                + symbol
                + "\",\"condition\":\""
                + condition
                + "\",\"level\":\""
                + level
                + "\""
                + more
                + "}");
    assertEquals(201, made.status(), made::toString);
    return made.text("id");
  }

  private String arrives() {
    byte[] csv = QUOTES.getBytes(StandardCharsets.UTF_8);
    JsonNode dataset = bench.dataset(bench.upload("EURUSD.csv", csv));
    assertEquals("done", dataset.path("status").asText(), dataset::toString);
    return dataset.path("id").asText();
  }

  private List<String> notices() {
    return api.get("/v1/notifications").body().path("items").findValuesAsText("title");
  }

  @Test
  @DisplayName(
      "an alert that is met gives a notice, a letter and a record; one that fires once is over")
  void firesOnce() {
    String met = alert("Up", "EURUSD", "at-or-above", "1.20", ",\"message\":\"Look\"");
    String never = alert("Never", "EURUSD", "at-or-above", "1.31", "");
    alert("Other", "GBPUSD", "at-or-above", "1.0", "");
    String dataset = arrives();
    assertEquals(List.of("Up"), notices());
    JsonNode notice = api.get("/v1/notifications").body().path("items").get(0);
    String text =
        "Look: EURUSD at or above 1.20: 1.20000 at 2014-01-06T00:00:01Z, and on 2 more rows";
    assertEquals(text, notice.path("text").asText());
    assertEquals(met, notice.path("about").asText());
    JsonNode fired = api.get("/v1/alerts/" + met + "/fired").body().path("items");
    assertEquals(1, fired.size());
    assertEquals(dataset, fired.get(0).path("dataset").asText());
    assertEquals("1.20000", fired.get(0).path("price").asText());
    assertEquals(3, fired.get(0).path("times").asLong());
    assertEquals(false, api.get("/v1/alerts/" + met).body().path("active").asBoolean());
    assertEquals(true, api.get("/v1/alerts/" + never).body().path("active").asBoolean());
    assertTrue(letter().contains(text), this::letter);
    arrives();
    assertEquals(List.of("Up"), notices());
  }

  @Test
  @DisplayName("an alert that fires always tells of each dataset once, and a paused one of none")
  void firesForEachDataset() {
    String always = alert("Back", "EURUSD", "crosses", "1.25", ",\"repeat\":\"always\"");
    String paused = alert("Paused", "EURUSD", "at-or-below", "2", "");
    api.send("PATCH", "/v1/alerts/" + paused, "{\"active\":false}", "If-Match", "\"v1\"");
    String first = arrives();
    String second = arrives();
    JsonNode fired = api.get("/v1/alerts/" + always + "/fired").body().path("items");
    assertEquals(List.of(second, first), fired.findValuesAsText("dataset"));
    assertEquals(List.of("2", "2"), fired.findValuesAsText("times"));
    assertEquals(List.of("Back", "Back"), notices());
    assertEquals(404, new Api(TestCloud.shared()).get("/v1/alerts/" + always + "/x").status());
  }

  /// The letter to this user about an alert.
  private String letter() {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < deadline) {
      try (Stream<Path> files = Files.list(TestCloud.shared().platform.mail())) {
        for (Path file : files.toList()) {
          String text = Files.readString(file);
          if (text.startsWith("To: " + email + "\nSubject: An alert fired\n")) {
            return text;
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      LockSupport.parkNanos(50_000_000L);
    }
    return "no letter came";
  }
}
