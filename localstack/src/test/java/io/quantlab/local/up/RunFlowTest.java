package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where a run executes, what it is estimated to take, how it is stopped, repeated and compared.
final class RunFlowTest {
  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private Got ended(Got got) {
    bench.await("/v1/backtests/" + got.text("id"));
    return api.get("/v1/backtests/" + got.text("id"));
  }

  @Test
  @DisplayName(
      "PJ-1: the function and the worker give a run the same event hash and the same files")
  void inlineEqualsWorker() {
    String data = bench.data(3_000);
    Got inline = bench.cross(data, "", "");
    assertEquals(200, inline.status(), inline::toString);
    assertEquals("inline", inline.text("place"), inline::toString);
    assertEquals("done", inline.text("status"), inline::toString);
    Got job = bench.cross(data, "", ",\"prefer\":\"worker\",\"force\":true");
    assertEquals(202, job.status(), job::toString);
    Got worker = ended(job);
    assertEquals("worker", worker.text("place"), worker::toString);
    assertEquals(inline.text("eventHash"), worker.text("eventHash"), worker::toString);
    assertEquals(inline.body().path("files"), worker.body().path("files"));
    assertNotEquals(inline.text("id"), worker.text("id"));
  }

  @Test
  @DisplayName("PJ-3: equal inputs are answered by the finished run, unless it is forced")
  void equalRunIsReused() {
    byte[] csv = Workbench.quotes(500).getBytes(StandardCharsets.UTF_8);
    String first = bench.dataset(bench.upload("EURUSD.csv", csv)).path("id").asText();
    String second = bench.dataset(bench.upload("EURUSD.csv", csv)).path("id").asText();
    Got run = bench.cross(first, "?wait=20", "");
    assertFalse(run.body().path("reused").asBoolean(), run::toString);
    Got again = bench.cross(second, "", "");
    assertEquals(run.text("id"), again.text("id"), again::toString);
    assertTrue(again.body().path("reused").asBoolean(), again::toString);
    assertNotEquals(run.text("id"), bench.cross(first, "", ",\"force\":true").text("id"));
    assertNotEquals(run.text("id"), bench.cross(first, "", ",\"seed\":2").text("id"));
  }

  @Test
  @DisplayName("PJ-2: the estimate names place, rows, bytes and time, and the run it would reuse")
  void estimateTells() {
    String data = bench.data(2_000);
    String body = "{\"strategy\":\"sma-cross\",\"data\":[\"" + data + "\"]}";
    Got estimate = api.post("/v1/backtests:estimate", body);
    assertEquals(200, estimate.status(), estimate::toString);
    assertEquals("inline", estimate.text("place"), estimate::toString);
    assertEquals(2_000, estimate.body().path("rows").asLong());
    assertEquals(Workbench.quotes(2_000).length(), estimate.body().path("bytes").asLong());
    JsonNode wall = estimate.body().path("wallMillis");
    assertTrue(wall.path("p50").asLong() > 0, estimate::toString);
    assertTrue(wall.path("p90").asLong() >= wall.path("p50").asLong(), estimate::toString);
    assertTrue(estimate.body().path("reuses").isMissingNode(), estimate::toString);
    String id = api.post("/v1/backtests?wait=20", body).text("id");
    assertEquals(id, api.post("/v1/backtests:estimate", body).text("reuses"));
  }

  @Test
  @DisplayName("S-30: a rerun gives the same events and says so; only a finished run has one")
  void rerunIsEqual() {
    Got first = bench.cross(bench.data(1_500), "?wait=20", ",\"settings\":{\"fees\":\"1bps\"}");
    Got rerun = ended(api.post("/v1/backtests/" + first.text("id") + ":rerun?wait=20", null));
    assertEquals(first.text("id"), rerun.body().path("rerun").path("of").asText());
    assertTrue(rerun.body().path("rerun").path("equal").asBoolean(), rerun::toString);
    assertEquals(first.text("eventHash"), rerun.text("eventHash"));
  }

  @Test
  @DisplayName("S-32: compared runs show metrics, what was set otherwise, the first other event")
  void runsAreCompared() {
    String data = bench.data(3_000);
    String a = bench.cross(data, "?wait=20", "").text("id");
    String b = bench.cross(data, "?wait=20", ",\"settings\":{\"fees\":\"5bps\"}").text("id");
    Got compared = api.post("/v1/backtests:compare", "{\"runs\":[\"" + a + "\",\"" + b + "\"]}");
    assertEquals(200, compared.status(), compared::toString);
    JsonNode body = compared.body();
    assertEquals(2, body.path("runs").size());
    assertTrue(body.path("metrics").findValuesAsText("name").contains("sharpe"));
    assertTrue(
        body.path("settings").findValuesAsText("key").contains("settings.fees"),
        compared::toString);
    assertEquals(b, body.path("divergences").get(0).path("run").asText(), compared::toString);
    assertEquals(b, body.path("tradeDifferences").get(0).path("run").asText());
    Got wrong = api.post("/v1/backtests:compare", "{\"runs\":[\"" + a + "\",\"" + a + "\"]}");
    assertEquals("/runs/1", wrong.body().path("errors").get(0).path("pointer").asText());
  }

  @Test
  @DisplayName(
      "D-20: each table is read as CSV, Parquet, Arrow and columns for a browser; another format is refused")
  void tablesHaveFormats() {
    String run = bench.cross(bench.data(1_000), "?wait=20", "").text("id");
    String table = "/v1/backtests/" + run + "/tables/trades";
    String csv = new String(bench.download(table), StandardCharsets.UTF_8);
    assertTrue(csv.startsWith("id,token,symbol,"), csv);
    byte[] parquet = bench.download(table + "?format=parquet");
    assertEquals("PAR1", new String(parquet, 0, 4, StandardCharsets.US_ASCII));
    byte[] arrow = bench.download(table + "?format=arrow");
    assertEquals("ARROW1", new String(arrow, 0, 6, StandardCharsets.US_ASCII));
    ByteBuffer columns =
        ByteBuffer.wrap(bench.download(table + "?format=qlc")).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("QLC1", new String(columns.array(), 0, 4, StandardCharsets.US_ASCII));
    assertEquals(csv.lines().count() - 1, columns.getInt(8));
    assertEquals(422, api.get(table + "?format=xls").status());
    assertEquals(404, api.get("/v1/backtests/" + run + "/tables/nothing").status());
  }

  @Test
  @DisplayName(
      "PH-4: a wrong parameter, setting or period is told by its field before it is queued")
  void wrongWordsAreTold() {
    String data = bench.data(100);
    Got got =
        api.post(
            "/v1/backtests",
            "{\"strategy\":\"sma-cross\",\"data\":[\""
                + data
                + "\"],\"parameters\":{\"fast\":\"x\",\"fastt\":\"3\"},"
                + "\"settings\":{\"fees\":\"much\",\"slippage\":\"-1\"},"
                + "\"from\":\"2014-02-01T00:00:00Z\",\"to\":\"2014-01-01T00:00:00Z\"}");
    assertEquals(422, got.status(), got::toString);
    assertEquals(
        "[/parameters/fast, /parameters/fastt, /settings/fees, /settings/slippage, /to]",
        got.body().path("errors").findValuesAsText("pointer").stream().sorted().toList().toString(),
        got::toString);
    assertEquals(0, api.get("/v1/backtests").body().path("items").size());
  }

  @Test
  @DisplayName("wick 9: an input a script does not have, or a value out of its range, is told")
  void wrongInputIsTold() {
    String text =
        "lang 1\nstrategy \"S\" (capital: 100_000_USD)\ninput fast: int = 10 in 2..=100 step 1"
            + " \"Fast\"\nlet f = sma(close, fast)\nif close > f { buy(shares(1)) }\n";
    String script = api.post("/v1/scripts", ApiJson.object("title", "S", "text", text)).text("id");
    Got got =
        api.post(
            "/v1/backtests",
            "{\"script\":\""
                + script
                + "\",\"data\":[\""
                + bench.data(100)
                + "\"],\"parameters\":{\"fast\":\"1000\",\"slow\":\"3\"}}");
    assertEquals(422, got.status(), got::toString);
    assertEquals(
        "[/parameters/fast, /parameters/slow]",
        got.body().path("errors").findValuesAsText("pointer").stream().sorted().toList().toString(),
        got::toString);
  }

  @Test
  @DisplayName("platform 8.4: every built-in strategy runs through the service")
  void builtInsRun() {
    String one = bench.data(800);
    for (JsonNode strategy : api.get("/v1/strategies").body().path("items")) {
      if (strategy.path("instruments").asInt() == 1) {
        Got run =
            api.post(
                "/v1/backtests?wait=20",
                "{\"strategy\":\""
                    + strategy.path("name").asText()
                    + "\",\"data\":[\""
                    + one
                    + "\"]}");
        assertEquals("done", run.text("status"), run::toString);
        assertEquals(64, run.text("eventHash").length(), run::toString);
      }
    }
  }
}
