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
  public record Dataset(
      Id owner,
      Id upload,
      Id job,
      String fileName,
      Map<String, String> options,
      Optional<String> problem,
      List<Series> series) {}

  /// One instrument's rows of one kind; stamps in nanoseconds since 1970.
  public record Series(
      String symbol, String schema, String hash, long rows, long firstNanos, long lastNanos) {}

  /// A backtest.
  public record Run(
      Id owner,
      Id job,
      String strategy,
      Optional<String> eventHash,
      Optional<String> problem,
      Map<String, String> metrics,
      List<String> files,
      Optional<Long> endedMillis) {}

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
