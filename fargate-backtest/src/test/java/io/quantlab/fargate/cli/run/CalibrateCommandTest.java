package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `calibrate impact` from files and runs.
final class CalibrateCommandTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void bench() {
    bench = new Bench(folder);
  }

  /// Executions of 1 % to n % of the volume that cost 0.5 × σ × x.
  private String executions(int n) {
    StringBuilder text = new StringBuilder("quantity,volume,volatility,slippage\n");
    for (int i = 1; i <= n; i++) {
      // 0.5 x 0.02 x i / 100 = i / 10,000
      text.append(i).append(",100,0.02,").append(String.format("0.%04d", i)).append('\n');
    }
    return text.toString();
  }

  @Test
  @DisplayName("F-83: known coefficients come back from a file, in words and in JSON")
  void fromFile() {
    String file = bench.file("executions.csv", executions(40));
    Session words = Session.run("calibrate", "impact", file);
    assertEquals(0, words.exitCode(), words::toString);
    assertTrue(words.out().contains("40 executions"), words::out);
    assertTrue(words.out().contains("c·x       c 0.500000 ±"), words::out);
    assertTrue(words.out().contains("a 0.500000 ±"), words::out);
    assertTrue(words.out().contains("b 1.00000 ±"), words::out);
    Session json = Session.run("calibrate", "impact", file, "--json");
    assertTrue(json.out().startsWith("[{\"form\":\"c·x\",\"executions\":40"), json::out);
  }

  @Test
  @DisplayName("F-83: fewer than 30 executions are refused, wrong cells named")
  void refused() {
    Session few = Session.run("calibrate", "impact", bench.file("few.csv", executions(29)));
    Bench.assertMistake(
        ExitCode.BAD_DATA.code(), few, "more executions", "at least 30 executions, has 29");
    String bad = bench.file("bad.csv", executions(40).replace("2,100,", "2,0,"));
    Bench.assertMistake(
        ExitCode.BAD_DATA.code(),
        Session.run("calibrate", "impact", bad),
        "quantity, volume",
        "bad.csv:3: volume must be more than 0");
    Bench.assertMistake(
        ExitCode.USAGE.code(),
        Session.run("calibrate", "impact", folder.toString()),
        "--volume 2500000",
        "--volatility");
  }

  @Test
  @DisplayName("F-83: the factor a run was given comes back from its fills")
  void fromRun() {
    StringBuilder bars = new StringBuilder("date,open,high,low,close,volume\n");
    java.time.LocalDate day = java.time.LocalDate.of(2020, 1, 2);
    for (int i = 0; i < 200; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        int price = i % 4 < 2 ? 900 + i : 1_000 + i; // up and down every other day
        bars.append(day).append(",%1$d.01,%1$d.01,%1$d.01,%1$d.01,1000000%n".formatted(price));
        i++;
      }
    }
    Session run =
        bench.backtest(
            "sma-cross",
            "run",
            "--data=" + bench.file("ABC.csv", bars.toString()),
            "--param=fast=1",
            "--param=slow=2",
            "--slippage=square-root:1,volatility=0.02,volume=100000");
    assertEquals(0, run.exitCode(), run::toString);
    Session fit =
        Session.run(
            "calibrate",
            "impact",
            folder.resolve("run").toString(),
            "--volume=100000",
            "--volatility=0.02");
    assertEquals(0, fit.exitCode(), fit::toString);
    String root = fit.out().lines().filter(l -> l.startsWith("Y·√x")).findFirst().orElseThrow();
    double factor = Double.parseDouble(root.replaceAll(".*Y ([0-9.]+) ±.*", "$1"));
    assertEquals(1, factor, 0.02, fit::out); // slippage is rounded up to whole cents
  }
}
