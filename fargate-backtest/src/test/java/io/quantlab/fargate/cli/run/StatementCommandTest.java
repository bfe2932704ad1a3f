package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private List<Long> statements(String name, String column) {
    Table table = bench.table(name, ResultTables.STATEMENTS);
    List<Long> values = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int at = ResultTables.STATEMENTS.column(column);
      values.add(table.isPresent(row, at) ? table.longAt(row, at) / 1_000_000 : null);
    }
    return values;
  }

  @Test
  @DisplayName("A-1, A-6, S-35: the statements table, in cents, adds up by hand")
  void table() {
    // the first bar is known on the 2nd, its order fills at the open of the 3rd, and so on
    assertEquals(List.of(0L, 100_000L, 89_400L), statements("run", "openingCash"));
    assertEquals(List.of(0L, -10_500L, 4_400L), statements("run", "trades"));
    assertEquals(List.of(0L, -100L, -100L), statements("run", "fees"));
    assertEquals(List.of(100_000L, 0L, 25_000L), statements("run", "flows"));
    assertEquals(List.of(100_000L, 89_400L, 118_700L), statements("run", "closingCash"));
    assertEquals(List.of(0L, 100_000L, 100_400L), statements("run", "openingNav"));
    assertEquals(List.of(0L, 500L, 300L), statements("run", "marks")); // 10 x 0.50; 6 x 0.50
    assertEquals(List.of(100_000L, 100_400L, 125_600L), statements("run", "closingNav"));
    assertEquals(List.of(0L, 11_000L, 6_900L), statements("run", "marketValue"));
    assertEquals(List.of(0L, 500L, 600L), statements("run", "unrealized"));
  }

  @Test
  @DisplayName("A-2: with several currencies each reconciles, and their sum at the marks")
  void currencies() throws IOException {
    String euros = "--data=" + bench.file("XYZ.csv", Bench.BARS) + ",currency=EUR";
    String pair =
        bench.file(
            "EURUSD.csv",
            """
            date,open,high,low,close,volume
            2019-12-31,1.2,1.2,1.2,1.2,0
            2020-01-02,1.2,1.2,1.2,1.2,0
            2020-01-03,1.2,1.2,1.2,1.2,0
            2020-01-06,1.2,1.3,1.2,1.3,0
            """);
    Session session =
        bench.backtest(
            "demo.Steps",
            "run",
            euros,
            "--data=" + pair,
            "--jar=" + folder.resolve("steps.jar"),
            "--cash=1000USD",
            "--fees=1.00/trade");
    assertEquals(0, session.exitCode(), session::toString);
    // the pair's first bar buys ten of it for 12.00, the second bar sells four of XYZ at 10.50
    assertHas(
        statement("--date=2020-01-03"),
        " EUR FEE -1.00",
        " EUR FILL 42.00",
        "EUR closing 41.00",
        "USD closing 987.00",
        "NAV 995.40 USD", // 987 + 41 x 1.20 + 12 - 4 x 11 x 1.20
        "The ledger agrees with the equity table to the unit.");
    Path ledger = Path.of(run, "ledger.csv");
    Files.writeString(ledger, Files.readString(ledger).replace(",42", ",43"));
    Session wrong = Session.run("statement", run, "--date=2020-01-03");
    assertEquals(1, wrong.exitCode(), wrong::toString);
  }
}
