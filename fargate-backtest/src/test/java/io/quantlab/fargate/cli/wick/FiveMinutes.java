package io.quantlab.fargate.cli.wick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Five minutes from 2024-01-02T14:30Z, the open of New York, closes 10 to 14.
final class FiveMinutes {
  private FiveMinutes() {}

  /// Writes them to a folder.
  static Path in(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < 5; i++) {
      long start = 1_704_205_800_000L + i * 60_000L;
      String price = ".00,";
      text.append(start).append(',');
      for (int column = 0; column < 4; column++) {
        text.append(10 + i).append(price);
      }
      text.append("1000\n");
    }
    return Files.writeString(folder.resolve("STEPS-1min.csv"), text.toString());
  }
}
