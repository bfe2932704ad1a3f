package io.quantlab.platform.wire;

import io.quantlab.engine.optimize.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of one configuration of a sweep.
///
/// @param index of the configuration, from 0
/// @param parameters that were varied
/// @param eventHash that of the single run with these parameters; none where it did not run
/// @param metrics by name; one that is undefined is left out
/// @param problem why it did not run, or how it failed
public record SweepTrial(
    int index,
    Map<String, String> parameters,
    Optional<String> eventHash,
    Map<String, String> metrics,
    Optional<String> problem) {

  /// The trials of one part of a sweep; an object.
  public record Shard(int v, List<SweepTrial> trials) {
    /// The form written now.
    public static final int VERSION = 1;
  }

  /// The value that is compared; not a number where it is undefined or the run failed.
  public double value(Objective objective) {
    String text = problem.isPresent() ? null : metrics.get(objective.metric());
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  /// The better one first, those that failed last, equal ones by their number: an order that no
  /// grouping changes.
  public static Comparator<SweepTrial> byRank(Objective objective) {
    return Comparator.<SweepTrial, Boolean>comparing(trial -> trial.problem().isPresent())
        .thenComparing(trial -> trial.value(objective), (a, b) -> objective.compare(a, b))
        .thenComparing(SweepTrial::index);
  }
}
