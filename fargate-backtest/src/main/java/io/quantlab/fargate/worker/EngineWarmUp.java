package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.fargate.cli.run.ServiceRun;
import io.quantlab.fargate.data.DataPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A run of a script over made-up quotes, through import, engine and result files, so that all of
/// it is loaded and its hot parts compiled (platform contract PN-2).
final class EngineWarmUp {
  private static final int ROWS = 4_096;
  private static final long FIRST_MILLIS = 1_388_966_400_000L;
  private static final long CACHE_BYTES = 1L << 20;
  private static final String FILE = "EURUSD.csv";
  private static final String SCRIPT =
      """
      lang 1
      strategy "Warm-up"
      let fast = sma(close, 5)
      let slow = sma(close, 20)
      if cross_over(fast, slow) { buy(shares(1)) }
      if cross_under(fast, slow) { close_all() }
      """;

  private EngineWarmUp() {}

  /// Runs it within a folder that is the caller's to remove.
  static void run(Path folder) {
    try {
      Path script = Files.writeString(folder.resolve("warm-up.wick"), SCRIPT);
      Path quotes = Files.writeString(folder.resolve(FILE), quotes());
      DataPlaces places =
          new DataPlaces(folder.resolve("store"), folder.resolve("cache"), CACHE_BYTES);
      new ServiceRun(script.toString(), Map.of(), List.of(quotes.toString()), List.of(FILE))
          .run(folder.resolve("result"), places, RunWatch.none(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("warming up in " + folder, e);
    }
  }

  /// A triangle wave, one quote a second.
  private static String quotes() {
    StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
    for (int i = 0; i < ROWS; i++) {
      int wave = Math.abs(i % 200 - 100);
      csv.append(FIRST_MILLIS + i * 1_000L)
          .append(",1.1")
          .append(1_000 + wave)
          .append(",1.1")
          .append(1_002 + wave)
          .append('\n');
    }
    return csv.toString();
  }
}
