package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CompareReport;
import io.quantlab.engine.analysis.ComparedRun;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.backtest.EventText;
import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.time.Calendars;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Run folders side by side, for the command line and for the service.
public final class StoredComparison {
  /// What of a run folder it reads.
  public static final List<String> FILES =
      List.of(
          RunFolder.MANIFEST,
          RunFiles.METRICS,
          ResultTables.EQUITY.name() + ".csv",
          ResultTables.TRADES.name() + ".csv",
          RunExecution.JOURNAL);

  private static final int RESAMPLES = 1000;

  private StoredComparison() {}

  /// Compares runs; the first one is the base.
  ///
  /// @param names for people, one for each folder
  public static CompareReport of(List<Path> folders, List<String> names) throws IOException {
    List<StoredRun> stored = folders.stream().map(StoredRun::open).toList();
    List<ComparedRun> compared = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      compared.add(compared(names.get(i), stored.get(i)));
    }
    return new CompareReport(compared, divergences(stored, names), RESAMPLES, 1);
  }

  private static ComparedRun compared(String name, StoredRun run) {
    String calendar = run.config().getOrDefault("data.0.calendar", "ALWAYS");
    double periods =
        Calendars.names().contains(calendar) ? Calendars.byName(calendar).sessionsPerYear() : 365;
    return new ComparedRun(
        name, run.metrics(), run.series(), periods, run.table(ResultTables.TRADES), run.config());
  }

  /// The first event at which each run leaves the first one, where both have a journal.
  private static List<CompareReport.Divergence> divergences(
      List<StoredRun> stored, List<String> names) throws IOException {
    List<CompareReport.Divergence> found = new ArrayList<>();
    for (int i = 1; i < stored.size(); i++) {
      Path base = stored.getFirst().folder().resolve(RunExecution.JOURNAL);
      Path other = stored.get(i).folder().resolve(RunExecution.JOURNAL);
      if (Files.exists(base) && Files.exists(other)) {
        firstDifference(base, names.get(i), other, found);
      }
    }
    return found;
  }

  private static void firstDifference(
      Path base, String otherName, Path other, List<CompareReport.Divergence> found)
      throws IOException {
    try (InputStream a = new BufferedInputStream(Files.newInputStream(base), 1 << 16);
        InputStream b = new BufferedInputStream(Files.newInputStream(other), 1 << 16)) {
      a.readNBytes(Journal.MAGIC.length);
      b.readNBytes(Journal.MAGIC.length);
      while (true) {
        byte[] x = a.readNBytes(64);
        byte[] y = b.readNBytes(64);
        if (!Arrays.equals(x, y)) {
          found.add(divergence(otherName, words(x), words(y)));
          return;
        }
        if (x.length == 0) {
          return;
        }
      }
    }
  }

  private static CompareReport.Divergence divergence(String run, long[] base, long[] other) {
    long[] known = other.length > 0 ? other : base;
    return new CompareReport.Divergence(
        run, known[1], known[2], EventText.of(base), EventText.of(other));
  }

  private static long[] words(byte[] record) {
    long[] words = new long[record.length / 8];
    ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    return words;
  }
}
