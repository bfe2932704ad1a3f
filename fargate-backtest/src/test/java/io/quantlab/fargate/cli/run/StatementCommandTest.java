package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `statement` on a run of three bars, every number worked by hand: ten bought at 10.50, four sold
/// at 11.00, a dollar each.
final class StatementCommandTest {
  private static final String STEPS =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Steps implements Strategy {
        private StrategyContext context;
        private int bars;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          long[] lots = {10, -4};
          if (bars < lots.length) {
            context.market(bar.token(), lots[bars++]);
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private String run;

  @BeforeEach
  void backtest() throws IOException {
    bench = new Bench(folder);
    run = folder.resolve("run").toString();
    Path jar = TestJar.of(folder, "steps.jar", Map.of("demo.Steps", STEPS));
    Session session =
        bench.backtest(
            "demo.Steps",
            "run",
            "--data=" + bench.file("ABC.csv", Bench.BARS),
            "--jar=" + jar,
            "--cash=1000USD",
            "--fees=1.00/trade",
            "--flow=2020-01-04=250");
    assertEquals(0, session.exitCode(), session::toString);
  }

  /// Lines of a session without runs of blanks.
  private String statement(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "statement";
    words[1] = run;
    System.arraycopy(more, 0, words, 2, more.length);
    Session session = Session.run(words);
    assertEquals(0, session.exitCode(), session::toString);
    return session.out().replaceAll(" +", " ");
  }

  private static void assertHas(String text, String... lines) {
    for (String line : lines) {
      assertTrue(text.contains(line + "\n"), () -> line + " in\n" + text);
    }
  }

  @Test
  @DisplayName("A-1, S-35: cash before and after by cause, fills, positions, NAV")
  void session() {
    assertHas(
        statement("--date=2020-01-03"),
        "USD opening 1,000.00",
        " USD FEE -1.00",
        " USD FILL -105.00",
        "USD closing 894.00",
        "ABC 10 105.00 USD",
        "NAV 1,004.00 USD", // 894 + 10 x 11
        " unrealized 5.00",
        "The ledger agrees with the equity table to the unit.");
    assertHas(
        statement("--date=2020-01-06"),
        "USD opening 894.00",
        " USD DEPOSIT 250.00",
        " USD FEE -1.00",
        " USD FILL 44.00",
        "USD closing 1,187.00",
        "ABC 6 63.00 USD",
        "NAV 1,256.00 USD", // 1,187 + 6 x 11.50
        " flows 250.00");
  }

  @Test
  @DisplayName("one line for each session")
  void list() {
    String all = statement();
    assertTrue(all.contains("2020-01-02 "), all);
    assertTrue(all.contains(" 894.00 110.00 1,004.00 0.00\n"), all);
    assertTrue(all.contains(" 1,187.00 69.00 1,256.00 250.00\n"), all);
  }

  @Test
  @DisplayName("a ledger that says otherwise fails; a date without a session is a mistake")
  void trouble() throws IOException {
    Path ledger = Path.of(run, "ledger.csv");
    Files.writeString(ledger, Files.readString(ledger).replace("-105", "-104"));
    Session session = Session.run("statement", run, "--date=2020-01-03");
    assertEquals(1, session.exitCode(), session::toString);
    assertTrue(session.out().contains("FAILED: the equity table has -1 more cash"), session::out);
    Bench.assertMistake(
        2, Session.run("statement", run, "--date=2020-01-04"), "2020-01-02 to", "no session");
  }
}
