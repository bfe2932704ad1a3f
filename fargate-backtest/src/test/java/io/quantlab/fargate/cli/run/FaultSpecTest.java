package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.execution.VenueFaults;
import io.quantlab.engine.execution.VenueFaults.Fault;
import io.quantlab.fargate.cli.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/// The words of `--venue-faults`, and a run with them.
final class FaultSpecTest {
  @TempDir Path folder;

  @Test
  void reads() {
    VenueFaults faults =
        RunWords.parse(List.of("--venue-faults=reordered=0.25x20ms,lost=1x2s")).book.faults;
    assertEquals(
        new VenueFaults(
            Fault.NEVER, Fault.NEVER, new Fault(0.25, 20_000_000), new Fault(1, 2_000_000_000)),
        faults);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"late=2x5ms", "late=0.5", "early=0.5x5ms", "late=0.5x5", "lost=1x1s,lost=1x1s"})
  void refuses(String words) {
    assertThrows(
        ParameterException.class, () -> RunWords.parse(List.of("--venue-faults=" + words)));
  }

  @Test
  @DisplayName("O-29: a run whose venue repeats and reorders its reports holds its invariants")
  void runs() {
    Bench bench = new Bench(folder);
    Session session =
        bench.backtest(
            "sma-cross",
            "run",
            "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(300)),
            "--param=fast=1",
            "--param=slow=2",
            "--venue-faults=duplicate=1x1h,reordered=0.3x2h");
    assertEquals(0, session.exitCode(), session::toString);
    String faults = bench.manifest("run").at("/profile/venueFaults").asText();
    assertTrue(faults.contains("reordered=Fault[probability=0.3"), faults);
    JsonNode counts = bench.manifest("run").get("counts");
    assertTrue(counts.get("fills").asLong() > 5, counts::toString);
    assertEquals(counts.get("fills").asLong(), counts.get("duplicates").asLong());
    assertEquals(0, Session.run("verify", bench.path("run").toString()).exitCode());
    assertEquals(0, Session.run("rerun", bench.path("run").toString()).exitCode());
  }
}
