package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Sweeps of parameters through HTTP, against single backtests.
final class SweepsTest {
  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private Got sweep(String route, String dataset, String more) {
    return api.post(
        route,
        "{\"strategy\":\"sma-cross\",\"data\":[\""
            + dataset
            + "\"],\"settings\":{\"fees\":\"0.2bps\"}"
            + more
            + "}");
  }

  private JsonNode done(Got sweep) {
    assertEquals(202, sweep.status(), sweep::toString);
    JsonNode state = bench.await("/v1/sweeps/" + sweep.text("id"));
    assertEquals("done", state.path("status").asText(), state::toString);
    return state;
  }

  private List<JsonNode> trials(JsonNode sweep) {
    Got results = api.get("/v1/sweeps/" + sweep.path("id").asText() + "/results?limit=200");
    assertEquals(200, results.status(), results::toString);
    return StreamSupport.stream(results.body().path("items").spliterator(), false).toList();
  }

  private static String pointers(Got got) {
    return got.body().path("errors").findValuesAsText("pointer").toString();
  }

  private long used(String quota) {
    for (JsonNode each : api.get("/v1/quotas").body().path("items")) {
      if (each.path("name").asText().equals(quota)) {
        return each.path("used").asLong();
      }
    }
    throw new AssertionError("no quota " + quota);
  }

  @Test
  @DisplayName(
      "W-1, PX-8: each configuration has the event hash and the metrics of its single run;"
          + " one that cannot run stays with its reason; the best is the best")
  void equalsSingleRuns() {
    String dataset = bench.data(3_000);
    JsonNode sweep =
        done(
            sweep(
                "/v1/sweeps",
                dataset,
                ",\"vary\":[\"fast=5,10,40\",\"slow=20..60:20\"],\"metric\":\"totalReturn\","
                    + "\"shards\":3"));
    assertEquals(9, sweep.path("configurations").asInt());
    assertEquals(9, sweep.path("done").asInt());
    assertEquals(3, sweep.path("jobs").size());
    assertEquals(2, sweep.path("failed").asInt(), "fast 40 with slow 20 and 40");
    List<JsonNode> trials = trials(sweep);
    assertEquals(9, trials.size());
    List<Double> returns = new ArrayList<>();
    for (JsonNode trial : trials) {
      String parameters = trial.path("parameters").toString();
      Got single = sweep("/v1/backtests?wait=20", dataset, ",\"parameters\":" + parameters);
      if (trial.has("problem")) {
        assertEquals(422, single.status(), single::toString);
        assertEquals("40", trial.path("parameters").path("fast").asText());
        assertTrue(
            trial.path("problem").asText().contains("fast must be below slow"), trial::toString);
        assertFalse(trial.has("eventHash"), trial::toString);
        continue;
      }
      assertEquals("done", single.text("status"), single::toString);
      assertEquals(single.text("eventHash"), trial.path("eventHash").asText(), parameters);
      String value = single.body().path("metrics").path("totalReturn").asText();
      assertEquals(value, trial.path("metrics").path("totalReturn").asText());
      returns.add(Double.parseDouble(value));
    }
    assertEquals(7, returns.size());
    assertEquals(returns.stream().sorted(Comparator.reverseOrder()).toList(), returns);
    assertEquals(trials.getFirst().toString(), sweep.path("best").toString());
    assertEquals(0, used("running-jobs"));
  }

  @Test
  @DisplayName("PJ-9: the number of parts changes nothing; a table holds every trial")
  void partsChangeNothing() {
    String dataset = bench.data(1_000);
    String vary = ",\"vary\":[\"fast=2..8\",\"slow=10,20\"],\"direction\":\"lowest\"";
    JsonNode one = done(sweep("/v1/sweeps", dataset, vary + ",\"shards\":1"));
    JsonNode four = done(sweep("/v1/sweeps", dataset, vary + ",\"shards\":4"));
    assertEquals(trials(one), trials(four));
    String path = "/v1/sweeps/" + four.path("id").asText() + "/results";
    Got table = api.get(path + "?format=csv");
    assertEquals(200, table.status());
    List<String> lines = new String(table.raw().body(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(15, lines.size());
    assertTrue(lines.getFirst().startsWith("rank,index,param.fast,param.slow,"), lines.getFirst());
    assertTrue(lines.getFirst().endsWith(",eventHash,problem"), lines.getFirst());
    Got first = api.get(path + "?limit=10");
    Got rest = api.get(path + "?limit=10&cursor=" + first.text("next"));
    assertEquals(10, first.body().path("items").size());
    assertEquals(4, rest.body().path("items").size());
    assertFalse(rest.body().has("next"));
  }

  @Test
  @DisplayName("W-1: samples are drawn of a space that is too large for a grid; a script is swept")
  void samplesOfScript() {
    String script =
        api.post(
                "/v1/scripts",
                ApiJson.object(
                    "title",
                    "Level",
                    "text",
                    """
                    lang 1
                    strategy "Level" (capital: 100_000_USD)
                    input level: float = 1.0 in 0.0..=9.0 "Level"
                    if close > level { buy(shares(1)) } else { close_all() }
                    """))
            .text("id");
    String body =
        "{\"script\":\""
            + script
            + "\",\"data\":[\""
            + bench.data(300)
            + "\"],\"vary\":[\"level=1.0..2.0:0.002\"],\"samples\":6,\"sampleSeed\":3}";
    Got estimate = api.post("/v1/sweeps:estimate", body);
    assertEquals(200, estimate.status(), estimate::toString);
    assertEquals(501, estimate.body().path("combinations").asInt());
    assertEquals(6, estimate.body().path("configurations").asInt());
    assertEquals(1, estimate.body().path("shards").asInt());
    assertEquals(300, estimate.body().path("rowsEach").asInt());
    List<JsonNode> trials = trials(done(api.post("/v1/sweeps", body)));
    assertEquals(6, trials.stream().map(each -> each.path("parameters")).distinct().count());
    trials.forEach(each -> assertFalse(each.has("problem"), each::toString));
  }

  @Test
  @DisplayName("PH-4: what is wrong with a sweep is said field by field before it starts")
  void wrongSweepSaysWhere() {
    String dataset = bench.data(50);
    assertEquals(
        "[/vary/1, /metric, /parameters/fast]",
        pointers(
            sweep(
                "/v1/sweeps",
                dataset,
                ",\"parameters\":{\"fast\":\"3\"},\"vary\":[\"fast=1,2\",\"slow\"],"
                    + "\"metric\":\"fame\"")));
    assertEquals("[/vary/0]", pointers(sweep("/v1/sweeps", dataset, ",\"vary\":[\"quick=1,2\"]")));
    assertEquals(
        "[/vary/1]",
        pointers(sweep("/v1/sweeps", dataset, ",\"vary\":[\"slow=30\",\"fast=0,2\"]")));
    Got large =
        sweep("/v1/sweeps:estimate", dataset, ",\"vary\":[\"fast=1..200\",\"slow=300..400\"]");
    assertEquals("[/vary]", pointers(large));
    assertTrue(large.body().toString().contains("20200 combinations"), large::toString);
    assertEquals(
        "[/samples]",
        pointers(sweep("/v1/sweeps", dataset, ",\"vary\":[\"fast=1,2\"],\"samples\":3")));
  }

  @Test
  @DisplayName("PJ-4, PH-5: a sweep takes its parts and runs of the plan, and is made once")
  void quotaAndOnce() {
    String dataset = bench.data(200);
    String vary = ",\"vary\":[\"fast=2..9\"],\"parameters\":{\"slow\":\"20\"}";
    Got over = sweep("/v1/sweeps", dataset, vary + ",\"shards\":8");
    assertEquals(403, over.status(), over::toString);
    assertEquals("running-jobs", over.body().path("quota").path("name").asText());
    assertEquals(0, used("runs"), "what was not made is not counted");
    String body =
        "{\"strategy\":\"sma-cross\",\"data\":[\"" + dataset + "\"],\"vary\":[\"fast=2..9\"]}";
    Got first = api.post("/v1/sweeps", body, "Idempotency-Key", "the-same");
    Got again = api.post("/v1/sweeps", body, "Idempotency-Key", "the-same");
    assertEquals(first.text("id"), again.text("id"));
    JsonNode state = done(first);
    assertEquals(8, used("runs"));
    assertEquals(1, api.get("/v1/sweeps").body().path("items").size());
    List<String> actions =
        api.get("/v1/audit/records?limit=200").body().path("items").findValuesAsText("action");
    assertEquals(1, actions.stream().filter("sweep.submit"::equals).count());
    assertEquals(
        state.path("jobs").size(),
        actions.stream().filter("sweep.shard.done"::equals).count(),
        actions::toString);
  }

  @Test
  @DisplayName("PJ-11: a sweep that is canceled stops, and its places are free again")
  void canceled() {
    String dataset = bench.data(60_000);
    Got begun =
        sweep(
            "/v1/sweeps",
            dataset,
            ",\"vary\":[\"fast=2..100\",\"slow=200..260\"],\"samples\":500,\"shards\":4");
    assertEquals(202, begun.status(), begun::toString);
    String path = "/v1/sweeps/" + begun.text("id");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (api.get(path).body().path("done").asLong() == 0) {
      assertTrue(System.nanoTime() < deadline, () -> "no progress: " + api.get(path));
      LockSupport.parkNanos(20_000_000);
    }
    assertEquals("canceling", api.post(path + ":cancel", null).text("status"));
    JsonNode ended = bench.await(path);
    assertEquals("canceled", ended.path("status").asText(), ended::toString);
    assertEquals(0, used("running-jobs"));
    assertEquals("canceled", api.post(path + ":cancel", null).text("status"));
  }
}
