package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Main;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.PageRequest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library from the marketplace in a script of another tenant, against the command line with the
/// same files.
final class MarketImportsTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final String FIRST = library("value");
  private static final String SECOND = library("value + 0.0001");

  @TempDir Path folder;
  private final Api author = new Api(TestCloud.shared());
  private final Api reader = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(reader);
  private final String handle = "h" + UUID.randomUUID().toString().substring(0, 8);
  private String listing;

  private static String library(String answer) {
    return """
    lang 1
    library "Level Tools"
    export fn level(value: float) -> float = %s
    """
        .formatted(answer);
  }

  private String script() {
    return """
    lang 1
    strategy "Above" (capital: 100_000_USD)
    import "%s/level-tools@1" as tools
    if close > tools.level(open) and position.flat { buy(shares(1)) }
    if close < tools.level(open) { close_all() }
    """
        .formatted(handle);
  }

  @BeforeEach
  void publish() {
    author.join();
    reader.join();
    author.send(
        "PUT", "/v1/me/profile", ApiJson.object("handle", handle, "name", "N", "about", "A"));
    Got library = author.post("/v1/scripts", ApiJson.object("title", "L", "text", FIRST));
    assertEquals(0, library.body().path("errors").asInt(), library::toString);
    Got made =
        author.post(
            "/v1/marketplace",
            "{\"script\":\""
                + library.text("id")
                + "\",\"number\":1,\"category\":\"library\",\"title\":\"Level Tools\","
                + "\"description\":\"D\",\"licence\":\"MIT\"}");
    assertEquals(201, made.status(), made::toString);
    listing = made.text("id");
    String versions = "/v1/scripts/" + library.text("id") + "/versions";
    assertEquals(201, author.post(versions, ApiJson.object("text", SECOND)).status());
    Got second =
        author.post(
            "/v1/marketplace/" + listing + "/versions",
            "{\"script\":\"" + library.text("id") + "\",\"number\":2,\"notes\":\"N\"}");
    assertEquals(201, second.status(), second::toString);
  }

  private void install(int number) {
    Got pin =
        reader.send(
            "PUT", "/v1/marketplace/" + listing + "/subscription", "{\"number\":" + number + "}");
    assertEquals(200, pin.status(), pin::toString);
  }

  private Got check() {
    return reader.post("/v1/scripts:check", ApiJson.object("text", script()));
  }

  private String eventHashOfCommandLine(Path file) throws Exception {
    Path own = Files.createDirectories(folder.resolve("scripts"));
    Path script = Files.writeString(own.resolve("above.wick"), script());
    Path lib = Files.createDirectories(own.resolve("lib").resolve(handle));
    Files.writeString(lib.resolve("level-tools@1.0.0.wick"), FIRST);
    assertEquals(
        0, Main.run(new String[] {"library", "lock", script.toString()}, NOWHERE, NOWHERE));
    Path out = folder.resolve("run");
    String[] words = {
      "backtest",
      script.toString(),
      "--data",
      file.toString(),
      "--out",
      out.toString(),
      "--cache",
      folder.resolve("cache").toString(),
      "--store",
      folder.resolve("store").toString()
    };
    assertEquals(0, Main.run(words, NOWHERE, NOWHERE));
    return RecordJson.tree(Files.readString(out.resolve("manifest.json")))
        .findValue("eventHash")
        .asText();
  }

  @Test
  @DisplayName("wick 9.3: an installed library is imported in the version that is pinned")
  void pinIsLock() throws Exception {
    Got absent = check();
    assertTrue(absent.body().toString().contains("E1704"), absent::toString);
    assertTrue(absent.body().toString().contains("is not installed"), absent::toString);
    install(1);
    assertEquals(0, check().body().path("diagnostics").size(), () -> check().toString());
    Got saved = reader.post("/v1/scripts", ApiJson.object("title", "Above", "text", script()));
    assertEquals(0, saved.body().path("errors").asInt(), saved::toString);
    byte[] csv = Workbench.quotes(600).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("EURUSD.csv"), csv);
    String dataset = bench.dataset(bench.upload("EURUSD.csv", csv)).path("id").asText();
    String body = "{\"script\":\"" + saved.text("id") + "\",\"data\":[\"" + dataset + "\"]}";
    Got run = reader.post("/v1/backtests?wait=20", body);
    assertEquals("done", run.text("status"), run::toString);
    assertEquals(eventHashOfCommandLine(file), run.text("eventHash"));

    install(2);
    Got other = check();
    assertTrue(other.body().toString().contains("is installed in version 2"), other::toString);
    Got refused = reader.post("/v1/backtests", body);
    assertEquals(422, refused.status(), refused::toString);
    assertEquals("/problems/script-errors", refused.text("type"));
    Got rerun = reader.post("/v1/backtests/" + run.text("id") + ":rerun?wait=20", null);
    assertTrue(rerun.body().path("rerun").path("equal").asBoolean(), rerun::toString);
  }

  @Test
  @DisplayName("what is installed stays with whoever has it after the listing is taken away")
  void unlistedStays() {
    install(1);
    Got saved = reader.post("/v1/scripts", ApiJson.object("title", "Above", "text", script()));
    assertEquals(0, saved.body().path("errors").asInt(), saved::toString);
    assertEquals(204, author.post("/v1/marketplace/" + listing + ":unlist", null).status());
    assertEquals(404, reader.get("/v1/marketplace/" + listing).status());
    assertEquals(0, check().body().path("diagnostics").size(), () -> check().toString());
    byte[] csv = Workbench.quotes(600).getBytes(StandardCharsets.UTF_8);
    String dataset = bench.dataset(bench.upload("EURUSD.csv", csv)).path("id").asText();
    Got run =
        reader.post(
            "/v1/backtests?wait=20",
            "{\"script\":\"" + saved.text("id") + "\",\"data\":[\"" + dataset + "\"]}");
    assertEquals("done", run.text("status"), run::toString);
    Api late = new Api(TestCloud.shared());
    late.join();
    Got refused =
        late.send("PUT", "/v1/marketplace/" + listing + "/subscription", "{\"number\":1}");
    assertEquals(404, refused.status(), "nobody installs it any more");
  }

  @Test
  @DisplayName("an import finds what is installed behind more than a page of other listings")
  void manyInstalled() {
    TestCloud.shared().pinOlderListings(reader.get("/v1/me").body(), PageRequest.MAX);
    install(1);
    Got first = reader.get("/v1/subscriptions?limit=" + PageRequest.MAX);
    assertFalse(first.raw().headers().allValues("link").isEmpty(), first::toString);
    assertFalse(first.body().toString().contains(listing), "it stands on the second page");
    assertEquals(0, check().body().path("diagnostics").size(), () -> check().toString());
  }
}
