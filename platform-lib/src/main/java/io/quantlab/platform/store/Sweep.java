package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.SweepPlan;
import io.quantlab.platform.wire.SweepTrial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A sweep of parameters; its trials are objects.
///
/// @param strategy name of a built-in one, or `script`
/// @param configurations it tries
/// @param perShard of them in each part but the last
/// @param left parts that have not ended
/// @param failed configurations that did not run or failed
/// @param canceled parts that were canceled
/// @param best of the parts that have ended
/// @param problem of a part that failed
public record Sweep(
    Id owner,
    String strategy,
    SweepPlan plan,
    int configurations,
    int perShard,
    int left,
    int failed,
    int canceled,
    Optional<SweepTrial> best,
    Optional<String> problem,
    Optional<Long> endedMillis) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /// How one part ended.
  ///
  /// @param status `DONE`, `FAILED` or `CANCELED`
  /// @param trials of a part that is done
  public record ShardEnd(Work.Status status, List<SweepTrial> trials, Optional<String> problem) {
    /// The end of a part without trials.
    public static ShardEnd without(Work.Status status, String problem) {
      return new ShardEnd(status, List.of(), Optional.of(problem));
    }
  }

  /// A sweep that is about to begin.
  ///
  /// @param shards wanted parts; there may be fewer, each of them full
  public static Sweep fresh(Id owner, String strategy, SweepPlan plan, int size, int shards) {
    int perShard = Math.ceilDiv(size, shards);
    return new Sweep(
        owner,
        strategy,
        plan,
        size,
        perShard,
        Math.ceilDiv(size, perShard),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// How many parts there are.
  public int shards() {
    return Math.ceilDiv(configurations, perShard);
  }

  /// The jobs of a sweep: its own letters with the number of the part in the last two.
  public List<Id> jobs(Id sweep) {
    String stem = sweep.ulid().substring(0, sweep.ulid().length() - 2);
    return IntStream.range(0, shards())
        .mapToObj(shard ->
            new Id(IdKind.JOB, stem + DIGITS.charAt(shard / 32) + DIGITS.charAt(shard % 32)))
        .toList();
  }

  /// The sweep after a part has ended.
  Sweep with(ShardEnd end, long epochMillis) {
    long failedNow = end.trials().stream().filter(each -> each.problem().isPresent()).count();
    return new Sweep(
        owner,
        strategy,
        plan,
        configurations,
        perShard,
        left - 1,
        failed + (int) failedNow,
        canceled + (end.status() == Work.Status.CANCELED ? 1 : 0),
        Stream.concat(best.stream(), end.trials().stream())
            .filter(each -> each.problem().isEmpty())
            .min(SweepTrial.byRank(plan.objective())),
        end.status() == Work.Status.FAILED && problem.isEmpty() ? end.problem() : problem,
        left == 1 ? Optional.of(epochMillis) : Optional.empty());
  }

  /// How it stands: at its end when no part is left.
  Work.Status status(Work.Status before) {
    if (left > 0) {
      return before;
    }
    if (problem.isPresent()) {
      return Work.Status.FAILED;
    }
    return canceled > 0 ? Work.Status.CANCELED : Work.Status.DONE;
  }
}
