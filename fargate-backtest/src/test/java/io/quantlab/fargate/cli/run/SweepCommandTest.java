package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab sweep` against `quantlab backtest`.
final class SweepCommandTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void quotes() throws IOException {
    StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
    SplittableRandom random = new SplittableRandom(5);
    int price = 50_000;
    for (int i = 0; i < 800; i++) {
      price += random.nextInt(-9, 10);
      csv.append(1_388_966_400_000L + i * 1000L).append(",1." + price + ",1." + (price + 2) + "\n");
    }
    file = Files.writeString(folder.resolve("EURUSD.csv"), csv);
  }

  private Session run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "sma-cross", "--data", file.toString()));
    words.addAll(List.of("--cache", folder.resolve("cache").toString()));
    words.addAll(List.of("--store", folder.resolve("store").toString()));
    words.addAll(List.of(more));
    return Session.run(words.toArray(String[]::new));
  }

  @Test
  @DisplayName("W-1 every combination has the event hash of its single run, the best stands first")
  void equalsSingleRuns() throws IOException {
    Path table = folder.resolve("trials.csv");
    Session sweep =
        run(
            "sweep",
            "--vary",
            "fast=3,30",
            "--vary",
            "slow=10..50:20",
            "--metric",
            "totalReturn",
            "--out",
            table.toString());
    assertEquals(0, sweep.exitCode(), sweep.err());
    assertTrue(
        sweep.out().contains("6 of 6 combinations, 2 of them could not run or failed"),
        sweep.out());
    List<String> lines = Files.readAllLines(table);
    assertEquals(7, lines.size());
    List<String> header = List.of(lines.getFirst().split(","));
    double before = Double.POSITIVE_INFINITY;
    for (int rank = 1; rank <= 4; rank++) {
      String[] cells = lines.get(rank).split(",", -1);
      Path out = folder.resolve("run-" + rank);
      Session single =
          run(
              "backtest",
              "--param",
              "fast=" + cells[2],
              "--param",
              "slow=" + cells[3],
              "--out",
              out.toString());
      assertEquals(0, single.exitCode(), single.err());
      String hash = cells[header.indexOf("eventHash")];
      assertTrue(Files.readString(out.resolve("manifest.json")).contains(hash), hash);
      double value = Double.parseDouble(cells[header.indexOf("totalReturn")]);
      assertTrue(value <= before, lines::toString);
      before = value;
    }
    assertTrue(lines.get(5).contains("fast must be below slow, were 30 and 10"), lines.get(5));
    assertTrue(lines.get(6).contains("fast must be below slow, were 30 and 30"), lines.get(6));
  }

  @Test
  @DisplayName("W-1 samples and the lowest value; what is wrong is one sentence")
  void samplesAndMistakes() {
    Session some =
        run(
            "sweep",
            "--vary",
            "slow=30..500",
            "--samples",
            "4",
            "--metric",
            "maxDrawdown",
            "--lowest",
            "--top",
            "2");
    assertEquals(0, some.exitCode(), some.err());
    assertEquals(4, some.out().lines().count(), "header, two runs, a sum");
    assertTrue(some.out().contains("4 of 471 combinations, 0 of them"), some.out());
    Session wrong = run("sweep", "--vary", "slow=9..3");
    assertEquals(2, wrong.exitCode());
    assertTrue(
        wrong
            .err()
            .contains("--vary: slow: 9..3 has no values: expected FROM <= TO and a step above 0."),
        wrong.err());
    Session unknown = run("sweep", "--vary", "slow=9", "--metric", "fame");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("no metric is named \"fame\""), unknown.err());
  }
}
