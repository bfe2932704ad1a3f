package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several strategies in one run, each with capital of its own.
final class FurtherStrategyTest {
  @TempDir Path folder;
  private Bench bench;
  private String data;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(400));
  }

  private void run(String name, String strategy, String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    words.add(data);
    Session session = bench.backtest(strategy, name, words.toArray(String[]::new));
    assertEquals(0, session.exitCode(), session::toString);
  }

  /// Trades of one slot as text, without their numbers and those of their orders.
  private List<String> trades(String run, String strategy) {
    TableSchema schema = ResultTables.TRADES;
    Table table = bench.table(run, schema);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      String of = table.textAt(row, schema.column("strategy"), strategy);
      if (of.equals(strategy)) {
        rows.add(
            table.textAt(row, schema.column("side"))
                + " "
                + table.longAt(row, schema.column("lots"))
                + " "
                + table.longAt(row, schema.column("entryTime"))
                + " "
                + table.longAt(row, schema.column("entryPrice"))
                + " "
                + table.longAt(row, schema.column("exitTime"))
                + " "
                + table.longAt(row, schema.column("net")));
      }
    }
    return rows;
  }

  @Test
  @DisplayName("X-6: two strategies in one run trade as each does alone with its capital")
  void togetherAsAlone() {
    run("a", "sma-cross", "--cash=60000USD", "--param=fast=3", "--param=slow=8");
    run("b", "rsi-reversion", "--cash=40000USD");
    run(
        "both",
        "sma-cross",
        "--cash=60000USD",
        "--param=fast=3",
        "--param=slow=8",
        "--also=rsi-reversion,cash=40000USD");
    assertTrue(trades("a", "sma-cross").size() > 3 && trades("b", "rsi-reversion").size() > 3);
    assertEquals(trades("a", "sma-cross"), trades("both", "sma-cross"));
    assertEquals(trades("b", "rsi-reversion"), trades("both", "rsi-reversion"));
    assertEquals("4000000000000", bench.manifest("both").at("/strategies/1/cashE8").asText());
    Table equity = bench.table("both", ResultTables.EQUITY);
    int nav = ResultTables.EQUITY.column("nav");
    assertEquals(10_000_000_000_000L, equity.longAt(0, nav), "60,000 and 40,000");
    Session rerun = bench.run("rerun", bench.path("both").toString());
    assertEquals(0, rerun.exitCode(), rerun::toString);
    Session verified = bench.run("verify", bench.path("both").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
    Session orders = bench.run("orders", bench.path("both").toString(), "--id=1");
    assertTrue(orders.out().matches("(?s).*Strategy +(sma-cross|rsi-reversion)\n.*"), orders::out);
  }

  @Test
  @DisplayName("the same strategies by a run file, one of them twice")
  void byFile() {
    run(
        "options",
        "sma-cross",
        "--param=fast=3",
        "--param=slow=8",
        "--also=sma-cross,fast=4,slow=9,cash=7000USD",
        "--also=rsi-reversion");
    String file =
        bench.file(
            "run.toml",
            """
            [strategy]
            name = "sma-cross"
            also = ["sma-cross,fast=4,slow=9,cash=7000USD", "rsi-reversion"]
            [params]
            fast = 3
            slow = 8
            [data]
            sources = ["ABC.csv"]
            store = "store"
            cache = "cache"
            [output]
            out = "file"
            """);
    assertEquals(0, Session.run("run", file).exitCode());
    for (String key : List.of("inputHash", "eventHash", "settings", "strategies")) {
      assertEquals(bench.manifest("options").get(key), bench.manifest("file").get(key), key);
    }
    assertEquals("sma-cross-2", bench.manifest("file").at("/strategies/1/name").asText());
    Session summary = Session.run("run", file, "--check");
    assertTrue(
        summary.out().contains("sma-cross + sma-cross-2 + rsi-reversion on ABC"), summary::out);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "turtle; no strategy \"turtle\"; Choose one of sma-cross",
        "pairs; needs 2 instruments; --data",
        "sma-cross,fsat=3; no parameter \"fsat\"; Did you mean fast?",
        "sma-cross,cash=5EUR; --also sma-cross has its cash in EUR; Write its cash in USD",
        "sma-cross,cash=5; \"5\"; 100000USD",
        "sma-cross,fast; \"fast\" is no name=value; cash=50000USD",
        "`sma-cross,fast=2,fast=3`; given twice; cash=50000USD",
        "fast=3; must begin with a strategy; cash=50000USD",
      })
  void wrongWords(String word, String sentence, String remedy) {
    Session session = bench.backtest("sma-cross", "run", data, "--also=" + word);
    Bench.assertMistake(2, session, remedy, sentence);
  }
}
