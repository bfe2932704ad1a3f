package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The look-ahead certificate (T-21) made with a run and made later.
final class LookaheadCertificateTest {
  /// Trades from its third instance on: the run is the first, the repetition on shortened data the
  /// second, that on poisoned data the third.
  private static final String THIRD =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Counter implements Strategy {
        private StrategyContext context;
        private final int number;

        public Counter() {
          Integer before = (Integer) System.getProperties().get("demo.made");
          number = before + 1;
          System.getProperties().put("demo.made", number);
        }

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          if (number >= 3 && context.position(bar.token()).lots() == 0) {
            context.market(bar.token(), 10);
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private String data;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(200));
  }

  private Session run(String name, String... more) {
    String[] words = java.util.Arrays.copyOf(more, more.length + 4);
    words[more.length] = data;
    words[more.length + 1] = "--param=fast=3";
    words[more.length + 2] = "--param=slow=8";
    words[more.length + 3] = "--seed=5";
    Session session = bench.backtest("sma-cross", name, words);
    assertEquals(0, session.exitCode(), session::toString);
    return session;
  }

  private String text(String run, String file) throws IOException {
    return Files.readString(bench.path(run).resolve(file));
  }

  @Test
  @DisplayName("T-21, S-30, S-31: the certificate of a run stands in manifest, metrics and report")
  void madeWithTheRun() throws IOException {
    Session session = run("a", "--check-lookahead=4");
    JsonNode certificate = bench.manifest("a").get("lookahead");
    assertEquals("PASSED", certificate.get("result").asText());
    assertEquals(5, certificate.get("seed").asLong());
    assertEquals(4, certificate.get("cuts").size());
    long events = 0;
    for (JsonNode cut : certificate.get("cuts")) {
      assertTrue(cut.get("at").asText().startsWith("2020-"), certificate::toString);
      assertEquals("", cut.get("difference").asText());
      events += cut.get("events").asLong();
    }
    assertTrue(events > 0, "events were compared");
    assertEquals(certificate, Bench.json(bench.path("a").resolve("metrics.json")).get("lookahead"));
    assertTrue(session.out().contains("Look-ahead  passed, 4 cuts, seed 5: "), session::out);
    assertTrue(
        text("a", "report.html").contains(">passed</div><div class=\"note\">4 cuts, seed 5: "));
  }

  @Test
  void jsonCarriesIt() throws IOException {
    Session session = run("a", "--check-lookahead", "--json");
    JsonNode printed = new ObjectMapper().readTree(session.out());
    assertEquals("PASSED", printed.at("/lookahead/result").asText());
    assertEquals(3, printed.at("/lookahead/cuts").size());
    Session without = run("b", "--json");
    assertEquals(
        "NOT_RUN", new ObjectMapper().readTree(without.out()).at("/lookahead/result").asText());
  }

  @Test
  @DisplayName("T-21: verify writes into a run what backtest would have written, and nothing else")
  void madeLater() throws IOException {
    run("with", "--check-lookahead=4");
    run("later");
    assertEquals("{\"result\":\"NOT_RUN\"}", bench.manifest("later").get("lookahead").toString());
    assertTrue(text("later", "report.html").contains(">not run</div>"), "report says so");
    assertNotEquals(text("with", "report.html"), text("later", "report.html"));
    List<String> names = Bench.names(bench.path("later"));

    Session session =
        bench.run("verify", bench.path("later").toString(), "--lookahead=4", "--seed=5");
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("Certificate written to manifest.json"), session::out);
    assertEquals(text("with", "report.html"), text("later", "report.html"));
    assertEquals(text("with", "metrics.json"), text("later", "metrics.json"));
    assertEquals(hashed("with"), hashed("later"));
    assertEquals(names, Bench.names(bench.path("later")));

    Session again =
        bench.run("verify", bench.path("later").toString(), "--lookahead=2", "--seed=6");
    assertEquals(0, again.exitCode(), again::toString);
    assertEquals(2, bench.manifest("later").at("/lookahead/cuts").size());
    Session rerun = bench.run("rerun", bench.path("later").toString());
    assertEquals(0, rerun.exitCode(), rerun::toString);
  }

  /// The manifest without what differs from run to run.
  private JsonNode hashed(String run) {
    ObjectNode manifest = (ObjectNode) bench.manifest(run);
    manifest.remove("environment");
    return manifest;
  }

  @Test
  @DisplayName("T-21: the second pass, over poisoned data, is made and judged")
  void poisonedPass() throws IOException {
    System.getProperties().put("demo.made", 0);
    try {
      Path jar = TestJar.of(folder, "counter.jar", Map.of("demo.Counter", THIRD));
      Session session =
          bench.backtest("demo.Counter", "run", data, "--jar=" + jar, "--check-lookahead=1");
      assertEquals(1, session.exitCode(), session::toString);
      JsonNode certificate = bench.manifest("run").get("lookahead");
      assertEquals("FAILED", certificate.get("result").asText());
      String difference = certificate.at("/cuts/0/difference").asText();
      assertTrue(difference.startsWith("poisoned data: recorded"), difference);
      assertTrue(session.err().contains("The look-ahead check failed"), session::err);
      assertFalse(session.err().contains("fault"), session::err);
      assertTrue(text("run", "report.html").contains(">failed</div>"));
      assertEquals("COMPLETED", bench.manifest("run").get("end").asText());
    } finally {
      System.getProperties().remove("demo.made");
    }
  }

  @Test
  void wrongUse() {
    Session none = bench.backtest("sma-cross", "run", data, "--check-lookahead=0");
    Bench.assertMistake(2, none, "3 is usual", "--check-lookahead must be 1 or more");
    Session word = bench.backtest("sma-cross", "run", data, "--check-lookahead=many");
    Bench.assertMistake(2, word, "--help", "--check-lookahead");
    assertFalse(Files.exists(bench.path("run")));
  }
}
