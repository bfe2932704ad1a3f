package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The books of a run from the command line: currencies, and what the manifest keeps of the
/// choices.
final class BooksOptionsTest {
  /// Buys ten of the first instrument at its first bar.
  private static final String BUYER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Buyer implements Strategy {
        private StrategyContext context;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          boolean first = bar.token() == context.token(0);
          if (first && context.position(bar.token()).lots() == 0) {
            context.market(bar.token(), 10);
          }
        }
      }
      """;

  /// Buys ten at its first bar, sells four at its second, and takes the ten off at its third.
  private static final String HEDGER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.order.OrderRequest;
      import io.quantlab.engine.order.Side;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Hedger implements Strategy {
        private StrategyContext context;
        private int bars;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          int token = bar.token();
          switch (++bars) {
            case 1 -> context.submit(OrderRequest.market(token, Side.BUY, 10));
            case 2 -> context.submit(OrderRequest.market(token, Side.SELL, 4));
            case 3 -> context.submit(OrderRequest.market(token, Side.SELL, 3).onPosition(1));
            default -> {}
          }
        }
      }
      """;

  /// 1.20 dollars all the time.
  private static final String EURUSD =
      """
      date,open,high,low,close,volume
      2019-12-31,1.2,1.2,1.2,1.2,0
      2020-01-02,1.2,1.2,1.2,1.2,0
      2020-01-03,1.2,1.2,1.2,1.2,0
      2020-01-06,1.2,1.2,1.2,1.2,0
      """;

  @TempDir Path folder;
  private Bench bench;
  private String jar;
  private String euros;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    jar = "--jar=" + TestJar.of(folder, "buyer.jar", Map.of("demo.Buyer", BUYER));
    euros = "--data=" + bench.file("ABC.csv", Bench.BARS) + ",currency=EUR";
  }

  private static long last(Table equity, String column) {
    return equity.longAt(equity.rows() - 1, ResultTables.EQUITY.column(column));
  }

  @Test
  @DisplayName("A-2: a share in euros in an account of dollars, with the pair among the data")
  void currencies() {
    String pair = "--data=" + bench.file("EURUSD.csv", EURUSD);
    Session session = bench.backtest("demo.Buyer", "run", euros, pair, jar, "--cash=1000USD");
    assertEquals(0, session.exitCode(), session::toString);
    Table equity = bench.table("run", ResultTables.EQUITY);
    // ten at 10.50, now 11.50: 10 euros, 12 dollars
    assertEquals(1_012_00000000L, last(equity, "nav"));
    assertEquals(874_00000000L, last(equity, "cash")); // 105 euros are owed
    Session verified = bench.run("verify", folder.resolve("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
  }

  @Test
  @DisplayName("A-2: without the pair the run is refused, the pair named")
  void missingPair() {
    Session session = bench.backtest("demo.Buyer", "run", euros, jar, "--cash=1000USD");
    Bench.assertMistake(
        2, session, "--data EURUSD:quote", "ABC is priced in EUR", "EURUSD or USDEUR");
  }

  @Test
  @DisplayName("K-7, S-30: choices of the books stand in the manifest and count for inputHash")
  void manifest() {
    String pair = "--data=" + bench.file("EURUSD.csv", EURUSD);
    assertEquals(
        0, bench.backtest("demo.Buyer", "a", euros, pair, jar, "--cash=1000USD").exitCode());
    Session other =
        bench.backtest(
            "demo.Buyer",
            "b",
            euros,
            pair,
            jar,
            "--cash=1000USD",
            "--trades=flat",
            "--settlement=us",
            "--fx-mark=mid");
    assertEquals(0, other.exitCode(), other::toString);
    assertNotEquals(
        bench.manifest("a").path("inputHash").asText(),
        bench.manifest("b").path("inputHash").asText());
    String terms = bench.manifest("b").path("terms").asText();
    for (String word : new String[] {"FLAT_TO_FLAT", "US T+5 1970-01-01", "MID", "base=EUR"}) {
      assertTrue(terms.contains(word), () -> word + " in " + terms);
    }
    assertEquals("flat", bench.manifest("b").at("/settings/trades").asText());
  }

  @Test
  @DisplayName(
      "A-4: hedging by option; every table names the positions, verify finds nothing wrong")
  void hedging() throws IOException {
    String hedger = "--jar=" + TestJar.of(folder, "hedger.jar", Map.of("demo.Hedger", HEDGER));
    String bars = Bench.BARS + "2020-01-07,11.5,12,11,12,100\n";
    String data = "--data=" + bench.file("ABC.csv", bars);
    Session session = bench.backtest("demo.Hedger", "run", data, hedger, "--positions=hedging");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(List.of(1L, 2L, 1L), ids("fills"));
    assertEquals(List.of(1L), ids("trades"));
    assertEquals(List.of(1L), ids("orders"));
    assertEquals(List.of(1L, 2L), ids("positions"));
    Table positions = bench.table("run", ResultTables.POSITIONS);
    int lots = ResultTables.POSITIONS.column("lots");
    assertEquals(7, positions.longAt(0, lots));
    assertEquals(-4, positions.longAt(1, lots));
    Session verified = bench.run("verify", folder.resolve("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
  }

  @Test
  @DisplayName("A-6: published marks from a file; positions.csv tells their age")
  void publishedMarks() {
    String data = "--data=" + bench.file("ABC.csv", Bench.BARS);
    String prices =
        "--mark-prices="
            + bench.file("M.csv", "date,symbol,price\n2020-01-02,ABC,10.2\n2020-01-06,ABC,12.35\n");
    Session venue =
        bench.backtest("demo.Buyer", "venue", data, jar, prices, "--mark=venue", "--cash=1000USD");
    assertEquals(0, venue.exitCode(), venue::toString);
    // ten at 10.50; 12.35 is 12.4 in the tenths of the data, half to even
    assertEquals(1_019_00000000L, last(bench.table("venue", ResultTables.EQUITY), "nav"));
    Table positions = bench.table("venue", ResultTables.POSITIONS);
    int age = ResultTables.POSITIONS.column("markAgeNanos");
    assertTrue(positions.longAt(0, age) >= 21 * 3_600_000_000_000L, "since midnight UTC");
    Session none = bench.backtest("demo.Buyer", "none", data, jar, "--mark=venue");
    Bench.assertMistake(2, none, "--mark-prices FILE.csv", "--mark venue needs prices");
    String wrong = "--mark-prices=" + bench.file("W.csv", "date,symbol,price\n2020-01-02,X,1\n");
    Session other = bench.backtest("demo.Buyer", "wrong", data, jar, wrong);
    Bench.assertMistake(3, other, "symbol, price", "W.csv has no price of ABC");
  }

  /// The positions a table names, by row.
  private List<Long> ids(String table) {
    TableSchema schema =
        ResultTables.all().stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
    Table rows = bench.table("run", schema);
    int column = schema.column("positionId");
    List<Long> ids = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.isPresent(row, column)) {
        ids.add(rows.longAt(row, column));
      }
    }
    return ids;
  }
}
