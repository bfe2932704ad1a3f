package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example on real data through the command line: no diagnostic, trades or plots, a report.
///
/// `delta-hedge` is in [DerivativesRunTest], on options made over real minutes.
final class ExamplesOnDataTest {
  private static final String DAILY = "equity/daily/";
  private static final String MINUTES = "equity/minute/SPY-trade.csv.gz";
  private static final Set<String> ELSEWHERE = Set.of("delta-hedge.wick");

  @TempDir Path folder;

  /// What is expected of an example beside a report.
  private enum Shows {
    TRADES,
    PLOTS,
    VERDICTS
  }

  /// @param data below shared/data, with what follows the file
  /// @param words further options
  private record Example(String name, List<String> data, Shows shows, String... words) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Example trades(String name, String data, String... words) {
    return new Example(name + ".wick", List.of(data), Shows.TRADES, words);
  }

  static List<Example> examples() {
    String spy = DAILY + "SPY.csv.gz";
    return List.of(
        trades("atr-trailing-stop", spy, "--from", "2018-01-01"),
        trades("bollinger-squeeze", spy, "--from", "2018-01-01"),
        trades("keltner-breakout", spy, "--from", "2018-01-01"),
        trades("macd-bollinger", DAILY + "AAPL.csv.gz", "--from", "2018-01-01"),
        trades("sma-cross", spy, "--from", "2018-01-01"),
        trades("supertrend-follower", spy, "--from", "2018-01-01"),
        trades("turtle-breakout", spy, "--from", "2018-01-01"),
        trades("rsi2-connors", spy, "--from", "2018-01-01"),
        trades("zone-reversion", spy, "--from", "2018-01-01"),
        trades("scale-in-grid", spy, "--from", "2019-01-01"),
        trades("opening-range", MINUTES, "--to", "2013-10-09"),
        trades("vwap-reversion", MINUTES, "--to", "2013-10-09"),
        trades("time-of-day", MINUTES, "--to", "2013-10-09"),
        trades("gap-fade", "equity/hour/AAPL.csv.gz", "--from", "2020-09-01"),
        trades("rsi-reversion", "equity/hour/SPY.csv.gz", "--from", "2019-06-01"),
        new Example(
            "pairs.wick",
            List.of(spy, DAILY + "IBM.csv.gz"),
            Shows.TRADES,
            "--param",
            "a=SPY",
            "--param",
            "b=IBM",
            "--from",
            "2019-06-01"),
        new Example(
            "dual-momentum.wick",
            List.of(spy, DAILY + "EEM.csv.gz"),
            Shows.TRADES,
            "--param",
            "a=SPY",
            "--param",
            "b=EEM",
            "--from",
            "2012-01-01",
            "--to",
            "2014-06-01"),
        new Example(
            "imbalance-scalper.wick",
            List.of(
                "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz",
                "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-trades.csv.gz"),
            Shows.TRADES,
            "--param",
            "sym=BTCUSDT",
            "--to",
            "2024-08-08T23:55:30Z",
            "--cash",
            "100000USDT"),
        new Example("trend-table.wick", List.of(MINUTES), Shows.PLOTS, "--to", "2013-10-09"),
        new Example("volume-profile.wick", List.of(spy), Shows.PLOTS, "--from", "2020-01-01"),
        new Example("daily-loss-rule.wick", List.of(spy), Shows.VERDICTS, "--from", "2019-06-01"),
        new Example(
            "trailing-drawdown.wick", List.of(spy), Shows.VERDICTS, "--from", "2019-06-01"));
  }

  @Test
  @DisplayName("every example has its data")
  void everyExampleIsHere() throws IOException {
    Set<String> known = new TreeSet<>(ELSEWHERE);
    examples().forEach(each -> known.add(each.name));
    Set<String> there = new TreeSet<>();
    ScriptExamples.all().forEach(file -> there.add(file.getFileName().toString()));
    assertEquals(there, known);
  }

  @Test
  @DisplayName("wick 9.4: the test blocks of every example pass")
  void blocksPass() throws IOException {
    for (Path script : ScriptExamples.all()) {
      Session session = Session.run("test", script.toString());
      assertEquals(0, session.exitCode(), session.out() + session.err());
      assertTrue(session.out().matches("(?s).*\\d+ passed, 0 failed\n"), session.out());
    }
  }

  @Test
  @DisplayName("the page of examples tells the runs of this test, and every example")
  void pageTellsTheRuns() throws IOException {
    List<String> page = Files.readAllLines(ScriptExamples.file("../docs/reference/examples.md"));
    for (Example example : examples()) {
      String row = "| `" + example.name.replace(".wick", "") + "` |";
      String told =
          page.stream().filter(line -> line.startsWith(row)).findFirst().orElse("no row " + row);
      assertTrue(told.endsWith("| `" + String.join(" ", example.words) + "` |"), told);
      for (String data : example.data) {
        String file = data.replaceAll("^(equity|crypto/l2)/|\\.csv\\.gz$", "");
        assertTrue(told.contains(" " + file + " "), file + " in " + told);
      }
    }
    for (Path script : ScriptExamples.all()) {
      String name = script.getFileName().toString().replace(".wick", "");
      assertTrue(page.stream().anyMatch(line -> line.startsWith("| `" + name + "` |")), name);
      assertTrue(Files.readString(script).contains("\ntest \""), name + " has a test block");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("wick 19: an example runs on real data, without a diagnostic, and leaves a report")
  void runs(Example example) throws IOException {
    if (example.shows == Shows.VERDICTS) {
      replays(example);
      return;
    }
    Path script = ScriptExamples.file(example.name);
    assertEquals("0 errors, 0 remarks\n", Session.run("check", script.toString()).out());
    Session session = backtest(script, example);
    assertEquals(0, session.exitCode(), session.err());
    Path out = folder.resolve("run");
    assertTrue(Files.size(out.resolve("report.html")) > 10_000, "a report");
    assertTrue(Files.exists(out.resolve("plots.csv")), "plots");
    int trades = Files.readAllLines(out.resolve("trades.csv")).size() - 1;
    if (example.shows == Shows.TRADES) {
      assertTrue(trades > 0, session.out());
    } else {
      String plots = Files.readString(out.resolve("plots.csv"));
      assertTrue(plots.lines().skip(1).anyMatch(line -> line.matches(".*,[0-9].*")), plots);
    }
    List<String> orders = Files.readAllLines(out.resolve("orders.csv"));
    int status = List.of(orders.getFirst().split(",")).indexOf("status");
    assertFalse(
        orders.stream().allMatch(line -> line.split(",", -1)[status].equals("DENIED")),
        "not all orders are denied");
  }

  private Session backtest(Path script, Example example) {
    List<String> words = new ArrayList<>(List.of("backtest", script.toString()));
    for (String data : example.data) {
      words.add("--data");
      words.add(SharedFiles.file(data).toString());
    }
    words.addAll(List.of(example.words));
    words.addAll(List.of("--out", folder.resolve("run").toString()));
    return Session.run(words.toArray(String[]::new));
  }

  /// A rule over the equity of a run.
  private void replays(Example example) {
    Session run = backtest(ScriptExamples.file("scale-in-grid.wick"), example);
    assertEquals(0, run.exitCode(), run.err());
    Session session =
        Session.run(
            "rules",
            "replay",
            ScriptExamples.file(example.name).toString(),
            "--tape",
            folder.resolve("run/equity.csv").toString(),
            "--zone",
            "America/New_York",
            "--day-reset",
            "17:00");
    assertEquals(0, session.exitCode(), session.err());
    assertTrue(session.out().matches("(?s).* marks, \\d+ verdicts?\\n"), session.out());
    assertTrue(session.out().contains("verdict"), session.out());
  }
}
