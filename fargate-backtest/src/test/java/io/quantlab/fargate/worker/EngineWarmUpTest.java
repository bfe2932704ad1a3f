package io.quantlab.fargate.worker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The run before a snapshot goes through everything a run of a user goes through.
final class EngineWarmUpTest {
  @TempDir Path folder;

  @Test
  @DisplayName("PN-2: the warm-up trades and writes its tables")
  void trades() throws Exception {
    EngineWarmUp.run(folder);
    long trades = Files.readAllLines(folder.resolve("result/trades.csv")).size() - 1;
    assertTrue(trades > 10, () -> trades + " trades");
    assertTrue(Files.exists(folder.resolve("result/trades.parquet")), "no Parquet was written");
  }
}
