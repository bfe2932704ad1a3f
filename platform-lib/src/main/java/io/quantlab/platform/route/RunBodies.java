package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bodies of the routes about backtests and jobs.
public final class RunBodies {
  private RunBodies() {}

  /// @param strategy a built-in name
  /// @param script one's own script instead, its newest version
  /// @param data datasets, all series of each
  /// @param settings as on the command line without dashes: `fees`, `profile`, `cash` …
  public record NewRun(
      @Text(min = 1, max = 60, form = "[a-z0-9-]+") Optional<String> strategy,
      Optional<Id> script,
      @Items(min = 1, max = 20) List<Id> data,
      Optional<Instant> from,
      Optional<Instant> to,
      @Items(max = 50) @Text(max = 100) Optional<Map<String, String>> parameters,
      @Items(max = 50) @Text(max = 200) Optional<Map<String, String>> settings,
      @Whole(min = 0, max = Long.MAX_VALUE) Optional<Long> seed) {
    public NewRun {
      if (strategy.isPresent() == script.isPresent()) {
        throw new IllegalArgumentException("give either strategy or script");
      }
    }
  }

  /// @param metrics some of `metrics.json`, when the run has ended
  public record Run(
      Id id,
      String strategy,
      String status,
      Id job,
      Optional<Progress> progress,
      Optional<String> eventHash,
      Optional<String> problem,
      Map<String, String> metrics,
      List<String> files,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  public record Progress(long rowsDone) {}

  public record RunHead(Id id, String strategy, String status, Instant createdAt) {}

  public record Runs(List<RunHead> items, Optional<String> next) {}

  /// @param about the run or the dataset it works on
  public record Job(
      Id id, String kind, String status, Id about, Optional<String> problem, Instant createdAt) {}

  public record Strategy(
      String name, String about, long instruments, Map<String, String> parameters) {}

  public record Strategies(List<Strategy> items) {}
}
