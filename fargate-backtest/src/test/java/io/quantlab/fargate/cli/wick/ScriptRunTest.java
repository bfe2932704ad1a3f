package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab backtest FILE.wick` through its door: what a script shows in the folder of its run.
final class ScriptRunTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "9.2: the payload of an alert is a JSON object, plots have a gap where none was made")
  void alertsAndPlots() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("above.wick"),
            """
            strategy "Above"
            plot(close, "Close", when: close > 10)
            alert("high, at {close}", when: close > 11, payload: ["side": "buy", "say": "\\"now\\""])
            """);
    Path data =
        Files.writeString(
            Files.createDirectory(folder.resolve("minute")).resolve("TEST.csv"),
            """
            ts_ms,open,high,low,close,volume
            1735689600000,10,10,10,10,5
            1735689660000,10,11,10,11,5
            1735689720000,11,12,11,12,5
            """);
    Path out = folder.resolve("run");
    Session session =
        Session.run(
            "backtest", script.toString(), "--data", data + ",calendar=ALWAYS", "--out", out + "");
    assertEquals(0, session.exitCode(), session.err());
    List<String> alerts = Files.readAllLines(out.resolve("alerts.csv"));
    assertEquals("time,bar,text,payload,event", alerts.getFirst());
    assertTrue(
        alerts
            .get(1)
            .startsWith(
                "2025-01-01T00:03:00Z,2,\"high, at 12\","
                    + "\"{\"\"side\"\":\"\"buy\"\",\"\"say\"\":\"\"\\\"\"now\\\"\"\"\"}\","),
        alerts.get(1));
    assertEquals(2, alerts.size());
    assertEquals(
        """
        time,Close
        2025-01-01T00:01:00Z,
        2025-01-01T00:02:00Z,11
        2025-01-01T00:03:00Z,12
        """,
        Files.readString(out.resolve("plots.csv")));
  }
}
