package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rolls from the command line, over the daily bars of E-mini futures around the roll of December
/// 2013: volume moves to the March contract on 2013-12-13 (347,764 against 868,208), so the session
/// of Monday the 16th rolls.
final class FuturesOptionsTest {
  /// Buys two of the first instrument at its first bar, and holds.
  private static final String HOLDER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Holder implements Strategy {
        private StrategyContext context;
        private boolean bought;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          if (!bought) {
            context.market(context.token(0), 2);
            bought = true;
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private final List<String> words = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    String bars = SharedFiles.file("futures/daily/ES-trade.csv.gz").toString();
    words.add("--jar=" + TestJar.of(folder, "holder.jar", Map.of("demo.Holder", HOLDER)));
    words.add("--data=" + bars + ",expiry=2013-12");
    words.add("--data=" + bars + ",expiry=2014-03");
    words.add("--contract=ES-2013-12=2013-12-20");
    words.add("--contract=ES-2014-03=2014-03-21");
    words.add("--cash=1000000USD");
    words.add("--leverage=10");
    words.add("--from=2013-12-10");
    words.add("--to=2013-12-19");
  }

  private Session run(String name, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return bench.backtest("demo.Holder", name, all.toArray(String[]::new));
  }

  /// Fills as `2013-12-16 ES-2013-12 SELL 2 @ 178350`, the price in cents.
  private List<String> fills(String run) {
    TableSchema schema = ResultTables.FILLS;
    Table t = bench.table(run, schema);
    List<String> list = new ArrayList<>();
    for (int row = 0; row < t.rows(); row++) {
      list.add(
          io.quantlab.engine.time.IsoInstant.format(t.longAt(row, schema.column("time")))
                  .substring(0, 10)
              + " "
              + t.textAt(row, schema.column("symbol"))
              + " "
              + t.textAt(row, schema.column("side"))
              + " "
              + t.longAt(row, schema.column("lots"))
              + " @ "
              + t.longAt(row, schema.column("price")));
    }
    return list;
  }

  @Test
  @DisplayName("A-11: --roll ES=volume rolls where the volume of the shared data moved")
  void volume() {
    Session session = run("run", "--roll=ES=volume", "--fees=2.25/trade");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(
        List.of(
            "2013-12-10 ES-2013-12 BUY 2 @ 180450", // opens of the bars
            "2013-12-16 ES-2013-12 SELL 2 @ 178350",
            "2013-12-16 ES-2014-03 BUY 2 @ 177750"),
        fills("run"));
    // 21 points lost on December, 5.5 on March to the close of the 17th, three fees: the gap of six
    // points between the contracts is nowhere
    long cents = 100_000_000 - 2 * 2_100 * 50 - 2 * 550 * 50 - 3 * 225;
    TableSchema equity = ResultTables.EQUITY;
    Table t = bench.table("run", equity);
    assertEquals(cents * 1_000_000, t.longAt(t.rows() - 1, equity.column("nav")));
    Table orders = bench.table("run", ResultTables.ORDERS);
    int cause = ResultTables.ORDERS.column("cause");
    assertEquals("ROLL", orders.textAt(1, cause));
    assertEquals("ROLL", orders.textAt(2, cause));
    Session verified = bench.run("verify", folder.resolve("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
  }

  @Test
  @DisplayName("A-11: dates and open interest come from files, also beside a run file")
  void files() {
    List<String> thursday =
        List.of(
            "2013-12-10 ES-2013-12 BUY 2 @ 180450",
            "2013-12-12 ES-2013-12 SELL 2 @ 178050",
            "2013-12-12 ES-2014-03 BUY 2 @ 177475");
    String dates = bench.file("ROLL.csv", "date,symbol\n2013-12-12,ES-2014-03\n");
    // of the 10th, known from the 11th on, after the session of the 11th has opened
    String interest =
        bench.file(
            "OI.csv",
            "date,expiry,open_interest\n2013-12-09,2013-12,9\n2013-12-09,2014-03,8\n"
                + "2013-12-10,2013-12,8\n2013-12-10,2014-03,9\n2013-12-10,2014-06,1\n");
    for (String rule : List.of("dates=" + dates, "open-interest=" + interest)) {
      String name = rule.substring(0, 5);
      Session session = run(name, "--roll=ES=" + rule);
      assertEquals(0, session.exitCode(), session::toString);
      assertEquals(thursday, fills(name));
    }
    String bars = SharedFiles.file("futures/daily/ES-trade.csv.gz").toString();
    String file =
        bench.file(
            "run.toml",
            """
            [strategy]
            name = "demo.Holder"
            jar = "holder.jar"
            [data]
            sources = ["BARS,expiry=2013-12", "BARS,expiry=2014-03"]
            from = 2013-12-10
            to = 2013-12-19
            [account]
            leverage = 10
            contract = ["ES-2013-12=2013-12-20", "ES-2014-03=2014-03-21"]
            roll = "ES=dates=ROLL.csv"
            [output]
            out = "toml"
            """
                .replace("BARS", bars));
    Session session =
        Session.run(
            "run",
            file,
            "--set=data.store=" + folder.resolve("store"),
            "--set=data.cache=" + folder.resolve("cache"));
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(thursday, fills("toml"));
  }

  @Test
  @DisplayName("A-11: --roll ES=volume,legs=spread fills both legs at the opens of one session")
  void spread() {
    Session session = run("spread", "--roll=ES=volume,legs=spread", "--fees=2.25/trade");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(
        List.of(
            "2013-12-10 ES-2013-12 BUY 2 @ 180450", // opens of the bars
            "2013-12-16 ES-2013-12 SELL 2 @ 178350",
            "2013-12-16 ES-2014-03 BUY 2 @ 177750"),
        fills("spread"));
    // 1777.50 less 1783.50
    Session limited = run("limited", "--roll=ES=volume,legs=spread,limit=-6", "--fees=2.25/trade");
    assertEquals(0, limited.exitCode(), limited::toString);
    assertEquals(fills("spread"), fills("limited"));
    assertEquals(0, run("dear", "--roll=ES=volume,legs=spread,limit=-6.01").exitCode());
    assertFalse(fills("dear").toString().contains("2013-12-16"), () -> fills("dear").toString());
    Session verified = bench.run("verify", folder.resolve("spread").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
    Bench.assertMistake(
        2,
        run("late", "--roll=ES=volume,timing=close,legs=spread"),
        "ES=volume",
        "no spread orders");
  }

  @Test
  @DisplayName("A-11: what is wrong with a roll is said in a sentence")
  void mistakes() {
    String wrong = bench.file("WRONG.csv", "date,symbol\n2013-12-12,ES-2014-06\n");
    Bench.assertMistake(2, run("a", "--roll=ES=open"), "ES=volume", "has no rule \"open\"");
    Bench.assertMistake(
        2, run("l", "--roll=ES=volume,limit=1"), "legs=spread", "limits a net price");
    Session between = run("m", "--roll=ES=volume,legs=spread,limit=0.005");
    assertEquals(2, between.exitCode(), between::toString);
    assertTrue(between.err().contains("a whole number of price units of 0.01."), between::err);
    Bench.assertMistake(
        2, run("b", "--roll=NQ=volume"), "--contract NQ-", "needs two contracts, the run has 0");
    Bench.assertMistake(
        2, run("c", "--roll=ES=dates=" + wrong), "ROOT=RULE", "WRONG.csv:2: symbol must be");
    Bench.assertMistake(
        2,
        run("d", "--delivery=deliver", "--contract=ES-2013-12=2013-12-20,physical"),
        "underlying=SYMBOL",
        "its underlying is not named");
  }
}
