package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.JournalComparison;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.kernel.KernelListener;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A finished run that is repeated now: its manifest and its journal, against which the events of
/// the repetition are held.
public final class RepeatedRun {
  /// What of a run folder it reads.
  public static final List<String> FILES = List.of(RunFolder.MANIFEST, RunExecution.JOURNAL);

  private final StoredRun stored;
  private final JournalComparison comparison;

  private RepeatedRun(StoredRun stored, JournalComparison comparison) {
    this.stored = stored;
    this.comparison = comparison;
  }

  /// Opens a run folder.
  public static RepeatedRun open(Path folder) {
    StoredRun stored = StoredRun.open(folder);
    try {
      return new RepeatedRun(
          stored,
          new JournalComparison(
              new BufferedInputStream(
                  Files.newInputStream(folder.resolve(RunExecution.JOURNAL)), 1 << 16)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the journal of " + folder, e);
    }
  }

  /// Hears the events of the repetition.
  public KernelListener listener() {
    return comparison;
  }

  /// What differs first, in words: an input, or an event; nothing when the runs are equal.
  public Optional<String> difference(RunResult again) {
    if (!again.inputHash().equals(stored.text("inputHash"))) {
      return Optional.of(
          "inputHash differs: first run "
              + stored.text("inputHash")
              + ", now "
              + again.inputHash());
    }
    return again.eventHash().equals(stored.text("eventHash"))
        ? Optional.empty()
        : Optional.of(comparison.difference().orElse("the event hashes differ"));
  }
}
