package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab demo`, on a thin year so that it is quick.
final class DemoCommandTest {
  private static final List<String> STRATEGIES =
      List.of("sma-cross", "rsi-reversion", "opening-range", "pairs");

  @TempDir Path folder;

  @Test
  void leavesFourReportsThatCanBeRepeated() {
    Path out = folder.resolve("demo");
    Session first = Session.run("demo", "--out", out.toString(), "--trades-per-session", "100");
    assertEquals(0, first.exitCode(), first.err());
    for (String strategy : STRATEGIES) {
      assertTrue(Files.exists(out.resolve(strategy).resolve("report.html")), strategy);
      Session rerun = Session.run("rerun", out.resolve(strategy).toString());
      assertEquals(0, rerun.exitCode(), rerun.out() + rerun.err());
    }
  }

  @Test
  void refusesNoTrades() {
    Session session = Session.run("demo", "--out", folder.toString(), "--trades-per-session", "0");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().contains("--trades-per-session must be at least 1, was 0"));
  }
}
