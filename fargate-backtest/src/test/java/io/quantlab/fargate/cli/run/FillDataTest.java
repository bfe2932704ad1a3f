package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fills from finer data than the strategy sees, from the command line and a run file (F-1).
///
/// The strategy sees daily bars. Each day but those of February trades once an hour after the open
/// (14:30 UTC), 13 cents below the open of its bar.
final class FillDataTest {
  private static final String MAPPING =
      """
      schema = trade
      time = epoch-s
      column.time = t
      column.price = p
      column.size = s
      symbol = ABC
      """;

  @TempDir Path folder;
  private Bench bench;
  private String daily;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    daily = BacktestAcceptanceTest.waves(120);
    bench.file("ABC.csv", daily);
    bench.file("trades.mapping", MAPPING);
    bench.file("trades.csv", trades());
  }

  private String trades() {
    StringBuilder text = new StringBuilder("t,p,s\n");
    for (String line : daily.lines().skip(1).toList()) {
      String[] cells = line.split(",");
      if (!cells[0].startsWith("2020-02")) {
        long seconds = Instant.parse(cells[0] + "T15:30:00Z").getEpochSecond();
        long cents = Math.round(Double.parseDouble(cells[1]) * 100) - 13;
        text.append(seconds).append(',').append(cents / 100).append('.');
        text.append(String.format("%02d", cents % 100)).append(",50000\n");
      }
    }
    return text.toString();
  }

  private static boolean isFebruary(LocalDate day) {
    return day.getMonthValue() == 2;
  }

  private void assertFills(String run) {
    Table fills = bench.table(run, ResultTables.FILLS);
    List<String> found = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    int trades = 0;
    for (int row = 0; row < fills.rows(); row++) {
      long nanos = fills.longAt(row, ResultTables.FILLS.column("time"));
      Instant time = Instant.EPOCH.plus(nanos, ChronoUnit.NANOS);
      LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
      long open =
          daily
              .lines()
              .filter(line -> line.startsWith(day.toString()))
              .mapToLong(line -> Math.round(Double.parseDouble(line.split(",")[1]) * 100))
              .findFirst()
              .orElseThrow();
      found.add(time + " " + fills.longAt(row, ResultTables.FILLS.column("price")));
      expected.add(
          isFebruary(day) ? day + "T21:00:00Z " + open : day + "T15:30:00Z " + (open - 13));
      trades += isFebruary(day) ? 0 : 1;
    }
    assertEquals(expected, found);
    assertTrue(trades > 1 && trades < fills.rows(), "fills of both kinds: " + found);
  }

  @Test
  @DisplayName(
      "F-1, F-91: --fill-data matches orders on trades, and on the bar where there are none")
  void optionAndRunFile() {
    String finer = bench.path("trades.csv") + ",mapping=" + bench.path("trades.mapping");
    Session session =
        bench.backtest(
            "sma-cross",
            "run",
            "--data=" + bench.path("ABC.csv"),
            "--fill-data=" + finer,
            "--param=fast=1",
            "--param=slow=2");
    assertEquals(0, session.exitCode(), session::toString);
    assertFills("run");
    String warnings = bench.manifest("run").get("warnings").toString();
    assertTrue(warnings.contains("bars met orders themselves"), warnings);
    assertEquals("FILLS", bench.manifest("run").at("/data/1/use").asText());
    assertEquals("TRADE", bench.manifest("run").at("/data/1/schema").asText());
    assertFalse(bench.manifest("run").at("/data/0").has("use"));
    assertEquals(0, Session.run("rerun", bench.path("run").toString()).exitCode());
    Session verified = Session.run("verify", bench.path("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);

    bench.file(
        "run.toml",
        """
        [strategy]
        name = "sma-cross"
        [params]
        fast = 1
        slow = 2
        [data]
        sources = ["ABC.csv"]
        [fills]
        fill-data = ["trades.csv,mapping=trades.mapping"]
        """);
    Session again =
        Session.run(
            "run",
            bench.path("run.toml").toString(),
            "--set=data.store=" + bench.path("store"),
            "--set=data.cache=" + bench.path("cache"),
            "--set=output.out=" + bench.path("again"));
    assertEquals(0, again.exitCode(), again::toString);
    assertEquals(
        bench.manifest("run").at("/eventHash").asText(),
        bench.manifest("again").at("/eventHash").asText());
  }

  @Test
  @DisplayName("F-1: data for fills that is no finer, or has no bars beside it, is refused")
  void refused() {
    bench.file("OTHER.csv", daily);
    Session same =
        bench.backtest(
            "sma-cross",
            "no",
            "--data=" + bench.path("ABC.csv"),
            "--fill-data=" + bench.path("OTHER.csv") + ",symbol=ABC");
    assertEquals(2, same.exitCode(), same::toString);
    assertTrue(same.err().contains("data for fills must be finer"), same::err);

    Session alone =
        bench.backtest(
            "sma-cross",
            "no",
            "--data=" + bench.path("ABC.csv"),
            "--fill-data=" + bench.path("OTHER.csv"));
    assertEquals(2, alone.exitCode(), alone::toString);
    assertTrue(alone.err().contains("the strategies see no stored bars"), alone::err);
  }
}
