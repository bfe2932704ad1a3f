package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The judge of the command line's runs bites.
final class RunJudgeTest {
  private static final int FILL = 3;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void run() {
    bench = new Bench(folder);
    String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(120));
    Session session = bench.backtest("sma-cross", "run", data, "--param=fast=3", "--param=slow=8");
    assertEquals(0, session.exitCode(), session::toString);
  }

  private void assertRed(String words) {
    AssertionError found =
        assertThrows(AssertionError.class, () -> RunJudge.judge(bench.path("run")));
    assertTrue(found.getMessage().contains(words), found::getMessage);
  }

  @Test
  @DisplayName("1.6: a lie in the journal, in a table, in the manifest, in the settings")
  void lies() throws IOException {
    RunJudge.judge(bench.path("run"));
    Path journal = bench.path("run").resolve("journal.qle");
    byte[] bytes = Files.readAllBytes(journal);
    byte[] lie = bytes.clone();
    int fill = 8;
    while (lie[fill] != FILL) {
      fill += 64;
    }
    lie[fill + 8 * 7] ^= 1; // the fee
    Files.write(journal, lie);
    assertRed("invariants of");
    Files.write(journal, bytes);

    Path manifest = bench.path("run").resolve("manifest.json");
    String honest = Files.readString(manifest);
    String hash = bench.manifest("run").get("eventHash").asText();
    Files.writeString(manifest, honest.replace(hash, "0".repeat(64)));
    assertRed("hash of");
    Files.writeString(manifest, honest.replace("\"param.slow\":\"8\"", "\"param.slow\":\"9\""));
    assertRed("inputs");
    Files.writeString(manifest, honest);
    RunJudge.judge(bench.path("run"));
  }
}
