package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify` on honest runs, on tampered folders, on a strategy that reads ahead.
final class VerifyCommandTest {
  /// Remembers closes outside its own instance, and buys when it remembers a higher one for
  /// tomorrow.
  private static final String PEEKER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Peeker implements Strategy {
        @SuppressWarnings("unchecked")
        private static final java.util.Map<Long, Long> SEEN =
            (java.util.Map<Long, Long>)
                System.getProperties().get("demo.seen");
        private StrategyContext context;
        private long before;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          Long tomorrow = SEEN.get(bar.endNanos());
          SEEN.put(before, bar.closeTicks());
          before = bar.endNanos();
          long held = context.position(bar.token()).lots();
          if (tomorrow != null && tomorrow > bar.closeTicks() && held == 0) {
            context.market(bar.token(), 10);
          } else if (tomorrow != null && tomorrow < bar.closeTicks() && held > 0) {
            context.market(bar.token(), -held);
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private String run;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    run = folder.resolve("run").toString();
  }

  private void honestRun() {
    String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(200));
    Session session =
        bench.backtest("sma-cross", "run", data, "--param=fast=3", "--param=slow=8", "--fees=2bps");
    assertEquals(0, session.exitCode(), session::toString);
  }

  private Session assertFails(String words) {
    Session session = bench.run("verify", run, "--lookahead=0");
    assertEquals(1, session.exitCode(), session::toString);
    assertTrue(session.out().contains("FAILED: "), session::out);
    assertTrue(session.out().contains(words), () -> words + " in " + session.out());
    assertTrue(session.out().endsWith("NOT verified\n"), session::out);
    return session;
  }

  @Test
  @DisplayName("1.6, T-21: an honest run of real ticks is verified")
  void honestTicks() {
    String data = "--data=" + SharedFiles.file("equity/tick/AIG-trades-2013-10-08.csv.gz");
    bench.backtest("sma-cross", "run", data, "--param=shorts=yes", "--slippage=1tick");
    Session session = bench.run("verify", run);
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("9 tables agree with the journal"), session::out);
    assertTrue(session.out().contains("clean at 3 cuts, seed 1"), session::out);
    assertTrue(session.out().endsWith("verified\n"), session::out);
  }

  @Test
  @DisplayName("T-33: a run whose strategy threw is verified too")
  void partialRun() throws IOException {
    String source =
        "package demo;\n"
            + "public final class Bad implements io.quantlab.engine.strategy.Strategy {\n"
            + "  int bars;\n"
            + "  public void onBar(io.quantlab.engine.market.BarView b) {\n"
            + "    if (++bars == 50) throw new IllegalStateException(\"enough\");\n  }\n}\n";
    Path jar = TestJar.of(folder, "bad.jar", Map.of("demo.Bad", source));
    String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(200));
    assertEquals(1, bench.backtest("demo.Bad", "run", data, "--jar=" + jar).exitCode());
    Session session = bench.run("verify", run);
    assertEquals(0, session.exitCode(), session::toString);
  }

  @Test
  @DisplayName("T-21: a strategy that knows tomorrow from an earlier repetition is caught")
  void peekingStrategy() throws IOException {
    // Each repetition loads the class anew, so this one keeps its memory with the process: the
    // first pass does not know the future, the later ones do.
    System.getProperties().put("demo.seen", new HashMap<Long, Long>());
    try {
      Path jar = TestJar.of(folder, "peek.jar", Map.of("demo.Peeker", PEEKER));
      String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(200));
      Session first = bench.backtest("demo.Peeker", "run", data, "--jar=" + jar);
      assertEquals(0, first.exitCode(), first::toString);
      Session session = bench.run("verify", run, "--lookahead=5");
      assertEquals(1, session.exitCode(), session::toString);
      assertTrue(
          session.out().contains("FAILED: the run did not depend on what it was shown alone"),
          session::out);
      assertTrue(session.out().contains("data: recorded event"), session::out);
      assertEquals("FAILED", bench.manifest("run").at("/lookahead/result").asText());
      String page = Files.readString(Path.of(run, "report.html"));
      assertTrue(page.contains(">failed</div><div class=\"note\">seed 1, cut 2020-"), "report");
    } finally {
      System.getProperties().remove("demo.seen");
    }
  }

  @Test
  @DisplayName("S-30: a tampered journal is named by invariant and event")
  void tamperedJournal() throws IOException {
    honestRun();
    Path journal = Path.of(run, "journal.qle");
    byte[] bytes = Files.readAllBytes(journal);
    int fill = 8;
    while (bytes[fill] != 3) {
      fill += 64;
    }
    bytes[fill + 8 * 7] ^= 1; // the fee
    Files.write(journal, bytes);
    Session session = assertFails("I-4: fees of the fills");
    assertTrue(session.out().contains("FAILED: the journal gives"), session::out);
  }

  @Test
  void tamperedTable() throws IOException {
    honestRun();
    Path equity = Path.of(run, "equity.csv");
    String text = Files.readString(equity);
    Files.writeString(
        equity, text.replaceFirst("100000.00,10000000000000", "100000.01,10000001000000"));
    assertFails("equity row 1, nav: expected 10000000000000, found 10000001000000");
  }

  @Test
  @DisplayName("O-35: the risk table is recomputed, each session of it; a tampered cell is named")
  void tamperedRisk() throws IOException {
    String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(200));
    Session session =
        bench.backtest(
            "sma-cross",
            "run",
            data,
            "--param=fast=3",
            "--param=slow=8",
            "--risk-table=sessions",
            "--risk-loss=99%,100",
            "--scenario=crash=price:-20%");
    assertEquals(0, session.exitCode(), session::toString);
    Session honest = bench.run("verify", run, "--lookahead=0");
    assertEquals(0, honest.exitCode(), honest::toString);
    assertTrue(honest.out().contains("figures of risk.csv are those of the run repeated"));

    Path risk = Path.of(run, "risk.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(risk));
    int row = lines.size() - 1;
    while (!lines.get(row).contains("scenario")) {
      row--;
    }
    String gone = lines.remove(row);
    Files.write(risk, lines);
    assertFails("risk: expected " + lines.size() + " rows, found " + (lines.size() - 1));
    lines.add(row, gone.replace("crash", "calm"));
    Files.write(risk, lines);
    assertFails("risk row " + row + ", subject: expected crash, found calm");
  }

  @Test
  void tamperedManifest() throws IOException {
    honestRun();
    Path manifest = Path.of(run, "manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replaceFirst("\"fills\":(\\d)", "\"fills\":9$1"));
    assertFails("counts.fills is 9");
  }

  @Test
  void changedData() {
    honestRun();
    bench.file("ABC.csv", BacktestAcceptanceTest.waves(201));
    assertFails("changed since the run");
  }

  @Test
  @DisplayName("T-21: a journal that is not the manifest's gets no certificate")
  void noCertificateForAnotherJournal() throws IOException {
    honestRun();
    Path manifest = Path.of(run, "manifest.json");
    String hash = bench.manifest("run").get("eventHash").asText();
    Files.writeString(manifest, Files.readString(manifest).replace(hash, "0".repeat(64)));
    Session session = bench.run("verify", run);
    assertEquals(1, session.exitCode(), session::toString);
    assertTrue(session.out().contains("not written: the journal is not that"), session::out);
    assertEquals("NOT_RUN", bench.manifest("run").at("/lookahead/result").asText());
  }

  @Test
  @DisplayName("T-21: files without a place for the certificate stay as they are")
  void noPlaceForTheCertificate() throws IOException {
    honestRun();
    Path metrics = Path.of(run, "metrics.json");
    Files.writeString(metrics, Files.readString(metrics).replace("\n\"lookahead\"", "\n\"x\""));
    String report = Files.readString(Path.of(run, "report.html"));
    Session session = bench.run("verify", run);
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("Certificate not written: " + metrics), session::out);
    assertEquals(report, Files.readString(Path.of(run, "report.html")));
    assertEquals("NOT_RUN", bench.manifest("run").at("/lookahead/result").asText());
  }

  @Test
  void wrongUse() {
    Session none = bench.run("verify", folder.resolve("none").toString());
    Bench.assertMistake(3, none, "manifest.json", "There is no run at");
    Session negative = bench.run("verify", run, "--lookahead=-1");
    Bench.assertMistake(2, negative, "3 is usual", "--lookahead must be 0 or more");
  }
}
