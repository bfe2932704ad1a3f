package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Bodies of the routes about backtests and jobs.
public final class RunBodies {
  private RunBodies() {}

  /// @param strategy a built-in name
  /// @param script one's own script instead, its newest version
  /// @param data datasets, all series of each
  /// @param settings as on the command line without dashes: `fees`, `profile`, `cash` …
  /// @param prefer where to run it, when there is a choice
  /// @param force runs it also when an equal run is done already
  public record NewRun(
      @Text(min = 1, max = 60, form = "[a-z0-9-]+") Optional<String> strategy,
      Optional<Id> script,
      @Items(min = 1, max = 20) List<Id> data,
      Optional<Instant> from,
      Optional<Instant> to,
      @Items(max = 50) @Text(max = 100) Optional<Map<String, String>> parameters,
      @Items(max = 50) @Text(max = 200) Optional<Map<String, String>> settings,
      @Whole(min = 0, max = Long.MAX_VALUE) Optional<Long> seed,
      Optional<Place> prefer,
      Optional<Boolean> force) {
    public NewRun {
      if (strategy.isPresent() == script.isPresent()) {
        throw new IllegalArgumentException("give either strategy or script");
      }
    }
  }

  /// Where a run executes.
  public enum Place {
    /// In the function that answers.
    INLINE,
    /// In a worker, as a job.
    WORKER
  }

  /// @param place where it ran, or runs
  /// @param reused whether an earlier run with equal inputs is answered
  /// @param metrics some of `metrics.json`, when the run has ended
  /// @param rerun what a repetition found
  public record Run(
      Id id,
      String strategy,
      String status,
      Place place,
      boolean reused,
      Id job,
      Optional<Progress> progress,
      Optional<String> eventHash,
      Optional<String> problem,
      Map<String, String> metrics,
      List<String> files,
      Optional<Rerun> rerun,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  /// @param attempt counts the workers that took it
  public record Progress(long rowsDone, long attempt) {}

  /// @param of the run that was repeated
  /// @param difference the first event that differs, or the input that does
  public record Rerun(Id of, boolean equal, Optional<String> difference) {}

  /// Milliseconds: half of the runs take at most the one, nine of ten at most the other.
  public record Span(long p50, long p90) {}

  /// What a run would take.
  ///
  /// @param place where it would run
  /// @param bytes of the files it reads
  /// @param engineMillis computing
  /// @param wallMillis from the request to the end, when no other job waits
  /// @param memoryMib at most
  /// @param reuses the finished run that would be answered
  /// @param cost in money, where prices are known
  public record Estimate(
      Place place,
      long rows,
      long bytes,
      Span engineMillis,
      Span wallMillis,
      long memoryMib,
      Optional<Id> reuses,
      Optional<Money> cost) {}

  /// @param amount decimal, in the currency
  /// @param priceDate when its prices were looked up
  public record Money(BigDecimal amount, String currency, String priceDate, String source) {}

  /// @param runs finished ones
  public record Compare(@Items(min = 2, max = 20) List<Id> runs) {}

  /// A format of the tables of a result.
  public enum Format {
    CSV,
    PARQUET,
    ARROW,
    QLC;

    /// The format of a file, nothing for one that is no table.
    public static Optional<Format> of(String file) {
      String end = file.substring(file.lastIndexOf('.') + 1);
      return Stream.of(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(end))
          .findFirst();
    }
  }

  /// @param formats of the tables; what is no table is always there
  public record Export(@Items(min = 1, max = 4) List<Format> formats) {}

  /// @param url where to read it for five minutes
  public record Exported(
      String fileName, long bytes, String sha256, List<String> files, String url) {}

  public record RunHead(Id id, String strategy, String status, Instant createdAt) {}

  public record Runs(List<RunHead> items, Optional<String> next) {}

  /// @param about the run or the dataset it works on
  public record Job(
      Id id, String kind, String status, Id about, Optional<String> problem, Instant createdAt) {}

  public record JobHead(Id id, String kind, String status, Instant createdAt) {}

  public record Jobs(List<JobHead> items, Optional<String> next) {}

  public record Strategy(
      String name, String about, long instruments, Map<String, String> parameters) {}

  public record Strategies(List<Strategy> items) {}
}
