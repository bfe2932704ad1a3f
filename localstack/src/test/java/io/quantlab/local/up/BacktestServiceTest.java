package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.fargate.cli.Main;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import io.quantlab.platform.json.RecordJson;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Upload, import, backtest and download through HTTP, against the command line.
final class BacktestServiceTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @TempDir Path folder;
  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private String eventHashOfCommandLine(String strategy, Path file) throws Exception {
    Path out = folder.resolve("run");
    String[] words = {
      "backtest",
      strategy,
      "--data",
      file.toString(),
      "--param",
      "fast=5",
      "--param",
      "slow=20",
      "--fees",
      "0.2bps",
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
  @DisplayName("PJ-1, PX-6: a backtest of the service has the event hash of the command line")
  void equalEventHash() throws Exception {
    byte[] csv = Workbench.quotes(4_000).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("EURUSD.csv"), csv);
    JsonNode dataset = bench.dataset(bench.upload("EURUSD.csv", csv));
    assertEquals("done", dataset.path("status").asText(), dataset::toString);
    assertEquals(4_000, dataset.path("series").get(0).path("rows").asLong());
    Got run =
        api.post(
            "/v1/backtests?wait=20",
            "{\"strategy\":\"sma-cross\",\"data\":[\""
                + dataset.path("id").asText()
                + "\"],\"parameters\":{\"fast\":\"5\",\"slow\":\"20\"},\"settings\":{\"fees\":\"0.2bps\"}}");
    assertEquals(200, run.status(), run::toString);
    assertEquals("done", run.text("status"), run::toString);
    assertEquals(eventHashOfCommandLine("sma-cross", file), run.text("eventHash"));
    assertTrue(run.body().path("metrics").size() > 0, run::toString);

    String name = "/v1/backtests/" + run.text("id") + "/files/trades.csv";
    Got trades = api.get(name);
    assertEquals(302, trades.status());
    byte[] served = api.read(trades.raw().headers().firstValue("location").orElseThrow());
    assertEquals(
        Files.readString(folder.resolve("run/trades.csv")),
        new String(served, StandardCharsets.UTF_8));
    Got manifest = api.get("/v1/backtests/" + run.text("id") + "/files/manifest.json");
    String text =
        new String(
            api.read(manifest.raw().headers().firstValue("location").orElseThrow()),
            StandardCharsets.UTF_8);
    assertFalse(text.contains("scratch"), "a path of the machine is in the manifest");
  }

  @Test
  @DisplayName("platform 8.4: a saved script runs as the same file does on the command line")
  void scriptRuns() throws Exception {
    String text = Files.readString(PartLibrary.home().resolve("examples/sma-cross.wick"));
    Got script = api.post("/v1/scripts", ApiJson.object("title", "Cross", "text", text));
    assertEquals(201, script.status(), script::toString);
    assertEquals(0, script.body().path("errors").asInt(), script::toString);
    byte[] csv = Workbench.quotes(4_000).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("EURUSD.csv"), csv);
    JsonNode dataset = bench.dataset(bench.upload("EURUSD.csv", csv));
    Got run =
        api.post(
            "/v1/backtests?wait=20",
            "{\"script\":\""
                + script.text("id")
                + "\",\"data\":[\""
                + dataset.path("id").asText()
                + "\"],\"parameters\":{\"fast\":\"5\",\"slow\":\"20\"},\"settings\":{\"fees\":\"0.2bps\"}}");
    assertEquals("done", run.text("status"), run::toString);
    Path wick = Files.writeString(folder.resolve("script.wick"), text);
    assertEquals(eventHashOfCommandLine(wick.toString(), file), run.text("eventHash"));
    Got manifest = api.get("/v1/backtests/" + run.text("id") + "/files/manifest.json");
    String address = manifest.raw().headers().firstValue("location").orElseThrow();
    String words = new String(api.read(address), StandardCharsets.UTF_8);
    assertFalse(words.contains("scratch"), "a path of the machine is in the manifest");
  }

  @Test
  @DisplayName("engine D-11: a file with a bad row fails with its line, and no dataset is ready")
  void badFileSaysItsLine() throws Exception {
    String[] lines = Workbench.quotes(50).split("\n");
    lines[16] = lines[16].replace(",1.", ",x.");
    String csv = String.join("\n", lines) + "\n";
    JsonNode dataset =
        bench.dataset(bench.upload("EURUSD.csv", csv.getBytes(StandardCharsets.UTF_8)));
    assertEquals("failed", dataset.path("status").asText(), dataset::toString);
    String problem = dataset.path("problem").asText();
    assertTrue(problem.startsWith("EURUSD.csv:17:bid: V-02 "), problem);
    Got run =
        api.post(
            "/v1/backtests",
            "{\"strategy\":\"sma-cross\",\"data\":[\"" + dataset.path("id").asText() + "\"]}");
    assertEquals(422, run.status());
    assertEquals("/problems/data-missing", run.text("type"));
  }

  @Test
  @DisplayName("PB-2: a file that is not the announced one is refused")
  void otherBytesAreRefused() {
    Got started =
        api.post(
            "/v1/uploads",
            "{\"fileName\":\"a.csv\",\"bytes\":3,\"sha256\":\"" + "0".repeat(64) + "\"}");
    api.put(started.body(), "abc".getBytes(StandardCharsets.UTF_8));
    String id = started.body().path("upload").path("id").asText();
    Got complete = api.post("/v1/uploads/" + id + ":complete", null);
    assertEquals(409, complete.status());
    assertEquals("/problems/wrong-state", complete.text("type"));
  }

  @Test
  @DisplayName("PH-4: what is wrong with a run is said field by field before it starts")
  void wrongRunSaysWhere() {
    Got run =
        api.post(
            "/v1/backtests",
            "{\"strategy\":\"nope\",\"data\":[\"ds_01JH2V9Z6Q3K8XW5T7YB4C1D0E\"],\"settings\":{\"jar\":\"x\"}}");
    assertEquals(422, run.status());
    String pointers = run.body().path("errors").findValuesAsText("pointer").toString();
    assertEquals("[/strategy, /settings/jar, /data/0]", pointers);
  }
}
