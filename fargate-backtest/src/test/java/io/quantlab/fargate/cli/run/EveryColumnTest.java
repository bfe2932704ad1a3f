package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.analysis.Column;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documented columns against what a run leaves: a run with every kind of order, two strategies
/// and a margin account fills each of them somewhere.
final class EveryColumnTest {
  /// Columns this run cannot fill, and why, in the words of their description.
  private static final Set<String> NOT_HERE =
      Set.of(
          "fills.venueTradeId", // simulated
          "trades.positionId", // positions net: see BooksOptionsTest
          "orders.positionId",
          "fills.positionId",
          "positions.positionId",
          "risk.token", // no options: see RiskOptionsTest
          "risk.symbol",
          "positions.liquidationPrice"); // no isolated margin

  @TempDir Path folder;

  @Test
  @DisplayName("S-35: every column is filled by some run, or says that it is not recorded")
  void everyColumnIsFilled() throws IOException {
    Bench bench = new Bench(folder);
    // A tenth of 200 shares is less than most orders: fills are cut by the volume cap.
    String bars = BacktestAcceptanceTest.waves(400).replaceAll("(?m),[0-9]+$", ",200");
    Session session =
        bench.backtest(
            EveryOrder.class.getName(),
            "run",
            "--jar=" + TestJar.of(folder, EveryOrder.class),
            "--data=" + bench.file("ABC.csv", bars),
            "--param=every=1",
            "--param=lots=50",
            "--param=distance=40",
            "--also=sma-cross,fast=3,slow=8",
            "--margin=reg-t",
            "--wash-sales=us",
            "--risk-table=sessions",
            "--fees=2bps");
    assertEquals(0, session.exitCode(), session::toString);
    quotes(bench);
    Set<String> empty = new TreeSet<>();
    Set<String> expected = new TreeSet<>(NOT_HERE);
    for (TableSchema schema : ResultTables.all()) {
      Table table = bench.table("run", schema);
      for (int i = 0; i < schema.columns().size(); i++) {
        Column column = schema.columns().get(i);
        String name = schema.name() + "." + column.name();
        if (column.absent().equals("not recorded")) {
          expected.add(name);
        }
        if (isEmpty(table, i) && isEmpty(bench.table("quotes", schema), i)) {
          empty.add(name);
        }
      }
    }
    assertEquals(expected, empty);
  }

  /// Quotes and trades with a queue at the best price: spreads of takers, places of makers.
  private void quotes(Bench bench) throws IOException {
    StringBuilder quotes = new StringBuilder("t,bid,ask,bidSize,askSize\n");
    StringBuilder trades = new StringBuilder("t,p,s\n");
    for (int i = 0; i < 2_000; i++) {
      long seconds = 1_577_975_400L + 2L * i; // from 2020-01-02T14:30Z
      int bid = 10_000 + i % 37 - i % 11;
      quotes.append(seconds).append(',').append(bid / 100.0).append(',');
      quotes.append((bid + 2) / 100.0).append(",30,30\n");
      trades.append(seconds + 1).append(',').append((bid + 2 * (i % 2)) / 100.0).append(",40\n");
    }
    bench.file("ABC-quotes.csv", quotes.toString());
    bench.file("ABC-trades.csv", trades.toString());
    bench.file(
        "quotes.mapping",
        """
        schema = quote
        time = epoch-s
        column.time = t
        column.bid = bid
        column.ask = ask
        column.bidSize = bidSize
        column.askSize = askSize
        symbol = ABC
        """);
    bench.file(
        "trades.mapping",
        """
        schema = trade
        time = epoch-s
        column.time = t
        column.price = p
        column.size = s
        symbol = ABC
        """);
    Session session =
        bench.backtest(
            EveryOrder.class.getName(),
            "quotes",
            "--jar=" + TestJar.of(folder, EveryOrder.class),
            "--data=" + bench.path("ABC-quotes.csv") + ",mapping=" + bench.path("quotes.mapping"),
            "--data=" + bench.path("ABC-trades.csv") + ",mapping=" + bench.path("trades.mapping"),
            "--profile=immediate",
            "--queue=risk-averse",
            "--param=lots=50",
            "--param=distance=4");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals("RiskAverse[]", bench.manifest("quotes").at("/profile/quoteQueue").asText());
  }

  private static boolean isEmpty(Table table, int column) {
    for (int row = 0; row < table.rows(); row++) {
      if (table.isPresent(row, column)) {
        return false;
      }
    }
    return true;
  }
}
