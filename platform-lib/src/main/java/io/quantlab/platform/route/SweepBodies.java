package io.quantlab.platform.route;

import io.quantlab.engine.optimize.Objective;
import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.wire.SweepPlan;
import io.quantlab.platform.wire.SweepTrial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bodies of the routes about sweeps.
public final class SweepBodies {
  private SweepBodies() {}

  /// A backtest with some of its parameters varied.
  ///
  /// @param vary parameters with their values as on the command line: `fast=5,10,20` or
  ///   `slow=20..60:10`
  /// @param samples how many combinations are drawn at random, all of them where it is absent
  /// @param sampleSeed of the draw, 1 where it is absent
  /// @param metric that is compared, `sharpe` where it is absent
  /// @param direction `highest` where it is absent
  /// @param shards parts that may run at the same time, by the estimate where it is absent
  public record NewSweep(
      @Text(min = 1, max = 60, form = "[a-z0-9-]+") Optional<String> strategy,
      Optional<Id> script,
      @Items(min = 1, max = 20) List<Id> data,
      Optional<Instant> from,
      Optional<Instant> to,
      @Items(max = 50) @Text(max = 100) Optional<Map<String, String>> parameters,
      @Items(max = 50) @Text(max = 200) Optional<Map<String, String>> settings,
      @Whole(min = 0, max = Long.MAX_VALUE) Optional<Long> seed,
      @Items(min = 1, max = 8) @Text(min = 3, max = 5_000) List<String> vary,
      @Whole(min = 1, max = 10_000) Optional<Integer> samples,
      Optional<Long> sampleSeed,
      @Text(min = 1, max = 60) Optional<String> metric,
      Optional<Objective.Direction> direction,
      @Whole(min = 1, max = SweepPlan.MAX_SHARDS) Optional<Integer> shards) {
    public NewSweep {
      if (strategy.isPresent() == script.isPresent()) {
        throw new IllegalArgumentException("give either strategy or script");
      }
    }

    /// The backtest that every configuration changes.
    public RunBodies.NewRun each() {
      return new RunBodies.NewRun(
          strategy,
          script,
          data,
          from,
          to,
          parameters,
          settings,
          seed,
          Optional.empty(),
          Optional.empty());
    }
  }

  /// What a sweep would take.
  ///
  /// @param combinations of all values, of which `configurations` are run
  /// @param rowsEach that one configuration reads
  /// @param engineMillis computing, all together
  /// @param wallMillis until the end when each part finds a worker at once
  public record Estimate(
      long combinations,
      int configurations,
      int shards,
      long rowsEach,
      RunBodies.Span engineMillis,
      RunBodies.Span wallMillis) {}

  /// @param done configurations that have been tried, failed ones included
  /// @param failed configurations that did not run, or failed
  /// @param best of the parts that have ended
  /// @param jobs one for each part
  public record State(
      Id id,
      String strategy,
      String status,
      List<String> vary,
      String metric,
      Objective.Direction direction,
      int configurations,
      long done,
      int failed,
      Optional<SweepTrial> best,
      Optional<String> problem,
      List<Id> jobs,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  public record SweepHead(Id id, String strategy, String status, Instant createdAt) {}

  public record Sweeps(List<SweepHead> items, Optional<String> next) {}

  /// @param items trials of the parts that have ended, the best first
  public record Results(List<SweepTrial> items, Optional<String> next) {}
}
