package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `quantlab backtest` and `indicator` say when a script saw, showed or did nothing.
final class ScriptRemarksTest {
  /// Three minutes from midnight UTC, outside of the sessions of a US equity.
  private static final String DATA =
      """
      ts_ms,open,high,low,close,volume
      1735689600000,10,10,10,10,5
      1735689660000,10,11,10,11,5
      1735689720000,11,12,11,12,5
      """;

  @TempDir Path folder;

  private String said(String command, String script, String calendar) throws IOException {
    Path file = Files.writeString(folder.resolve("s.wick"), script);
    Path data =
        Files.writeString(
            Files.createDirectories(folder.resolve("minute")).resolve("TEST.csv"), DATA);
    Session session =
        Session.run(
            command,
            file.toString(),
            "--data",
            data + calendar,
            "--out",
            folder.resolve(command + ".out").toString());
    assertEquals(0, session.exitCode(), session.err());
    return session.err();
  }

  @Test
  @DisplayName("all bars outside of the sessions: said once, with the remedy")
  void outsideOfTheSessions() throws IOException {
    String said = said("backtest", "strategy \"S\"\nplot(close)\n", "");
    assertEquals(2, said.split("the script saw no bar: all 3 lie outside", -1).length, said);
    assertTrue(said.contains("calendar=ALWAYS takes every bar"), said);
    assertFalse(said.contains("sent no order"), said);
  }

  @Test
  @DisplayName("a warm-up longer than the data: the plot without a value is named")
  void warmUp() throws IOException {
    String script = "indicator \"I\"\nplot(sma(close, 20), \"Mean\")\nplot(close, \"Close\")\n";
    String said = said("indicator", script, ",calendar=ALWAYS");
    assertTrue(said.contains("never a value in 3 steps: 'Mean'."), said);
    assertFalse(said.contains("order"), said);
  }

  @Test
  @DisplayName("no order at all, ticks that are not there, a timeframe longer than the data")
  void nothingDone() throws IOException {
    String always = ",calendar=ALWAYS";
    assertTrue(
        said("backtest", "strategy \"S\"\nif close > 99 { buy(shares(1)) }\n", always)
            .contains("sent no order in 3 steps"));
    assertTrue(
        said("backtest", "events \"E\"\non_tick(t: tick) { log(\"x\") }\n", always)
            .contains("'on_tick' never ran: the data are bars"));
    assertTrue(
        said("backtest", "strategy \"S\" (timeframe: 1h)\nplot(close)\n", always)
            .contains("no bar of the script's timeframe was finished"));
  }

  @Test
  @DisplayName("a run with orders and values needs no word")
  void nothingToSay() throws IOException {
    String script = "strategy \"S\"\nif bar.index == 0 { buy(shares(1)) }\nplot(close)\n";
    assertFalse(said("backtest", script, ",calendar=ALWAYS").contains("Note: the script"));
  }
}
