package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents of what users work on.
public final class Work {
  private Work() {}

  /// A script's head.
  ///
  /// @param newest number of its newest text
  public record Script(Id owner, long newest, String sha256, long errors, boolean archived) {}

  /// One text of a script.
  public record ScriptVersion(String text, String sha256, long errors) {}

  /// A file that was or will be put to an object.
  public record Upload(Id owner, String fileName, long bytes, String sha256) {}

  /// A dataset: the file it was imported from, and what the import found in it.
  ///
  /// @param bytes length of the file
  public record Dataset(
      Id owner,
      Id upload,
      Id job,
      String fileName,
      Map<String, String> options,
      Optional<String> problem,
      List<Series> series,
      Optional<Long> bytes) {

    /// The dataset at the end of an import that found nothing.
    public Dataset without(String sentence) {
      return found(Optional.of(sentence), List.of());
    }

    /// The dataset at the end of its import.
    public Dataset found(Optional<String> sentence, List<Series> all) {
      return new Dataset(owner, upload, job, fileName, options, sentence, all, bytes);
    }
  }

  /// One instrument's rows of one kind; stamps in nanoseconds since 1970.
  public record Series(
      String symbol, String schema, String hash, long rows, long firstNanos, long lastNanos) {}

  /// A backtest.
  ///
  /// @param metrics some of `metrics.json`
  /// @param files names of the files of the result
  /// @param attempt that made the result; its files lie under its number
  /// @param inputs SHA-256 of everything that decides the outcome
  /// @param rerun what a repetition found
  /// @param inline whether the function that made it ran it
  public record Run(
      Id owner,
      Id job,
      String strategy,
      Optional<String> eventHash,
      Optional<String> problem,
      Map<String, String> metrics,
      List<String> files,
      Optional<Long> endedMillis,
      Optional<Long> attempt,
      Optional<String> inputs,
      Optional<Rerun> rerun,
      Optional<Boolean> inline) {

    /// A run that is about to begin.
    public static Run fresh(Id owner, Id job, String strategy, String inputs, boolean inline) {
      return new Run(
          owner,
          job,
          strategy,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(inputs),
          Optional.empty(),
          Optional.of(inline));
    }

    /// The run at its end without a result.
    public Run without(String sentence, long epochMillis) {
      return new Run(
          owner,
          job,
          strategy,
          Optional.empty(),
          Optional.of(sentence),
          Map.of(),
          List.of(),
          Optional.of(epochMillis),
          attempt,
          inputs,
          Optional.empty(),
          inline);
    }
  }

  /// What the repetition of a run found.
  ///
  /// @param of the run that was repeated
  /// @param equal whether the event hashes are equal
  /// @param difference the first event that differs, or the input that does
  public record Rerun(Id of, boolean equal, Optional<String> difference) {}

  /// A job.
  ///
  /// @param kind `backtest` or `import`
  /// @param about the run or the dataset
  public record Job(Id owner, String kind, Id about, Optional<String> problem) {}

  /// States of a job, of what it works on, of an upload.
  public enum Status {
    /// An upload that waits for its bytes.
    WAITING,
    QUEUED,
    RUNNING,
    CANCELING,
    DONE,
    FAILED,
    CANCELED;

    /// Whether nothing comes after it.
    public boolean isEnd() {
      return switch (this) {
        case DONE, FAILED, CANCELED -> true;
        case WAITING, QUEUED, RUNNING, CANCELING -> false;
      };
    }
  }
}
