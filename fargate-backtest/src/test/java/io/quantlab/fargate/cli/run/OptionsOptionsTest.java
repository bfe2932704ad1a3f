package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options from the command line and from a run file, on bars written by hand: 2024-01-15 is
/// a holiday, the option expires on Friday 2024-01-19.
final class OptionsOptionsTest {
  private static final String OCC = "ABC240119C00100000";

  /// Buys one lot of the second instrument at its first bar; exercises it when told to.
  private static final String HOLDER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Parameters;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Holder implements Strategy {
        private final long lots;
        private final long exerciseAt;
        private StrategyContext context;
        private int bars;

        public Holder(Parameters p) {
          lots = p.integer("lots", 1, -9, 9, "lots");
          exerciseAt = p.integer("exercise", 0, 0, 9, "bar");
        }

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          if (bar.token() == context.token(1)) {
            bars++;
            if (bars == 1) {
              context.market(bar.token(), lots);
            } else if (bars == exerciseAt) {
              context.because("deep in the money").exercise(bar.token(), lots);
            }
          }
        }
      }
      """;

  private static final String STOCK =
      """
      date,open,high,low,close,volume
      2024-01-16,100,100,100,100,9000
      2024-01-17,101,101,101,101,9000
      2024-01-18,102,102,102,102,9000
      2024-01-19,103,105,103,104,9000
      2024-01-22,105,106,104,105,9000
      """;

  private static final String PREMIUM =
      """
      date,open,high,low,close,volume
      2024-01-16,3.10,3.20,3.00,3.10,900
      2024-01-17,3.00,3.20,2.90,3.10,900
      2024-01-18,3.20,3.40,3.10,3.30,900
      2024-01-19,3.40,4.10,3.40,4.00,900
      """;

  @TempDir Path folder;
  private Bench bench;
  private List<String> words;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    words =
        new ArrayList<>(
            List.of(
                "--data=" + bench.file("ABC.csv", STOCK),
                "--data=" + bench.file(OCC + ".csv", PREMIUM),
                "--jar=" + TestJar.of(folder, "holder.jar", Map.of("demo.Holder", HOLDER)),
                "--cash=100000USD",
                "--decisions=orders"));
  }

  private Session run(String... more) {
    words.addAll(List.of(more));
    return bench.backtest("demo.Holder", "run", words.toArray(String[]::new));
  }

  /// Fills as `side symbol price marks`, prices in units of the data: dimes of the option, dollars
  /// of the stock.
  private List<String> fills() {
    Table table = bench.table("run", ResultTables.FILLS);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      rows.add(
          table.textAt(i, ResultTables.FILLS.column("side"))
              + " "
              + table.textAt(i, ResultTables.FILLS.column("symbol"))
              + " "
              + table.longAt(i, ResultTables.FILLS.column("price"))
              + " "
              + table.textAt(i, ResultTables.FILLS.column("marks"), ""));
    }
    return rows;
  }

  private long nav() {
    Table equity = bench.table("run", ResultTables.EQUITY);
    return equity.longAt(equity.rows() - 1, ResultTables.EQUITY.column("nav"));
  }

  private void verified() {
    Session verified = bench.run("verify", folder.resolve("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
  }

  @Test
  @DisplayName("A-12: an exercise costs its fee")
  void exerciseFee() {
    Session session = run("--option=" + OCC + "=ABC", "--exercise-fee=5.25");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(100_194_75000000L, nav()); // 200.00 less 5.25
    verified();
  }

  @Test
  @DisplayName("A-12: a fee is no word")
  void exerciseFeeIsMoney() {
    Session session = run("--option=" + OCC + "=ABC", "--exercise-fee=-1");
    assertEquals(2, session.exitCode(), session::toString);
  }

  @Test
  @DisplayName("A-12: a symbol of the OCC needs its underlying only; the call is exercised")
  void listed() {
    Session session = run("--option=" + OCC + "=ABC");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(
        List.of("BUY " + OCC + " 30 ", "SELL " + OCC + " 0 CLEARED", "BUY ABC 100 CLEARED"),
        fills());
    // 100 shares at 100 and 300 of premium, now worth 10,500
    assertEquals(100_200_00000000L, nav());
    verified();
    Session life = bench.run("orders", folder.resolve("run").toString(), "--id=3");
    assertEquals(0, life.exitCode(), life::toString);
    assertTrue(life.out().contains("the exercise of an option"), life::out);
    assertTrue(life.out().contains("filled 100 at 100 by the contract"), life::out);
  }

  @Test
  @DisplayName("A-12: by command, the answer in the decision log")
  void exercised() {
    Session session = run("--option=" + OCC + "=ABC", "--param=exercise=3");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals("BUY ABC 100 CLEARED", fills().getLast());
    Table decisions = bench.table("run", ResultTables.DECISIONS);
    assertEquals(2, decisions.rows());
    assertEquals("deep in the money", decisions.textAt(1, ResultTables.DECISIONS.column("signal")));
    verified();
  }

  @Test
  @DisplayName("A-12: terms of a file, cash settlement, a short call assigned")
  void fromAFile() {
    String terms =
        bench.file(
            "options.csv",
            """
            symbol,underlying,right,strike,expiry,style,settlement
            ABC240119C00100000,ABC,,,,european,cash
            ABC240119C00110000,ABC,,,,,
            """);
    Session session = run("--option-file=" + terms, "--param=lots=-1", "--leverage=2");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(List.of("SELL " + OCC + " 30 ", "BUY " + OCC + " 40 CLEARED"), fills());
    assertEquals(99_900_00000000L, nav());
    verified();
    Session again = bench.run("rerun", folder.resolve("run").toString());
    assertEquals(0, again.exitCode(), again::toString);
  }

  /// Rows of the shared chain as a file of daily bars.
  private String chain(String name, String contract) throws IOException {
    Path chain = SharedFiles.file("options/eod/GOOG-2015-12-22_31.csv.gz");
    StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(chain)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        if (String.join(",", cells[1], cells[2], cells[3]).equals(contract)) {
          rows.append(cells[0]).append(',');
          rows.append(String.join(",", List.of(cells).subList(4, 9))).append('\n');
        }
      }
    }
    return bench.file(name + ".csv", rows.toString());
  }

  @Test
  @DisplayName("A-12: a call of the shared GOOG chain, in the money on its half day in 2015")
  void sharedChain() throws IOException {
    words.removeFirst();
    words.removeFirst();
    Session session =
        run(
            "--data=" + chain("GOOG", ",U,"),
            "--data=" + chain("GOOG151224C00740000", "2015-12-24,C,740"),
            "--option=GOOG151224C00740000=GOOG");
    assertEquals(0, session.exitCode(), session::toString);
    // bought at the open of the 23rd, 12.70; the stock closes at 748.40 on the 24th, 771.50 at last
    assertEquals("BUY GOOG 74000 CLEARED", fills().getLast());
    assertEquals(101_880_00000000L, nav());
    Table fills = bench.table("run", ResultTables.FILLS);
    long close = 1_450_980_000_000_000_000L; // date -u -d 2015-12-24T18:00 +%s: 13:00 in New York
    assertEquals(close, fills.longAt(2, ResultTables.FILLS.column("time")));
    verified();
  }

  @Test
  @DisplayName("A-12: a strike between two prices of the data makes the units of both finer")
  void strikeBetweenPrices() {
    Session session = run("--option=" + OCC + "=ABC,call,100.25,2024-01-19,european,cash");
    assertEquals(0, session.exitCode(), session::toString);
    // 104 - 100.25 = 3.75, in units of 0.05 and, of the stock, of 0.25
    assertEquals(List.of("BUY " + OCC + " 60 ", "SELL " + OCC + " 75 CLEARED"), fills());
    assertEquals(100_075_00000000L, nav());
    verified();
  }

  @Test
  @DisplayName("F-70: margins of options by name; the naked call needs more than there is")
  void margins() {
    words.remove("--cash=100000USD");
    Session strategy =
        run(
            "--cash=1500USD",
            "--param=lots=-1",
            "--option=" + OCC + "=ABC",
            "--margin=option-strategy,check=session");
    assertEquals(0, strategy.exitCode(), strategy::toString);
    assertEquals(List.of(), fills());
    Table decisions = bench.table("run", ResultTables.DECISIONS);
    assertEquals("MARGIN", decisions.textAt(0, ResultTables.DECISIONS.column("answer")));
    words.removeLast();
    // 15 % up is 1,500 at the expiry, less with time left: 1,700 are enough
    words.remove("--cash=1500USD");
    Session grid = run("--cash=1700USD", "--margin=portfolio:15%,volatility=25%,rate=4%");
    assertEquals(0, grid.exitCode(), grid::toString);
    assertEquals("SELL " + OCC + " 30 ", fills().getFirst());
  }

  @Test
  @DisplayName("A-12: what does not fit is refused with the symbol named")
  void refused() {
    Bench.assertMistake(2, run("--option=X=ABC,call,100,2024-01-19"), "--data", "--option X");
    words.removeLast();
    Bench.assertMistake(2, run("--option=" + OCC + "=XYZ"), "--data", "XYZ");
    words.removeLast();
    Bench.assertMistake(
        2, run("--option=ABC=" + OCC + ",call,1OO,2024-01-19"), "Write SYMBOL=", "1OO");
  }

  @Test
  @DisplayName("A-12: an opening value decides what the option pays, from the command line")
  void openingValue() {
    String file =
        bench.file("OPEN.csv", "date,symbol,price\n2024-01-18,ABC,90\n2024-01-19,ABC,103\n");
    Session session =
        run("--option=" + OCC + "=ABC,european,cash,opening", "--opening-values=" + file);
    assertEquals(0, session.exitCode(), session::toString);
    Table table = bench.table("run", ResultTables.FILLS);
    int last = table.rows() - 1;
    // 103 - 100 on the 19th, whose close is 104
    assertEquals(
        300_00000000L, table.longAt(last, ResultTables.FILLS.column("value")), session::toString);
  }

  @Test
  @DisplayName("A-12: an opening value that is missing is asked for")
  void openingValueMissing() {
    Session session = run("--option=" + OCC + "=ABC,european,cash,opening");
    assertEquals(2, session.exitCode(), session::toString);
    assertTrue(session.err().contains("--opening-values FILE.csv"), session::err);
  }
}
