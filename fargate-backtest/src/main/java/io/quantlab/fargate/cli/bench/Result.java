package io.quantlab.fargate.cli.bench;

import java.util.List;
import java.util.Optional;

/// One finished row of the report.
///
/// @param clause the target's place in the design, may be empty
/// @param work CPU (or wall) nanoseconds per event, when it was timed
/// @param againstTitle name of the comparison, empty without one
/// @param allocatedBytes per event, `NaN` when not watched
/// @param value the figure: median of the JVMs' medians with their range
/// @param wrong answers that were not as expected
record Result(
    String id,
    String title,
    String clause,
    Optional<Spread> work,
    String againstTitle,
    Optional<Spread> against,
    double allocatedBytes,
    Spread value,
    String unit,
    int decimals,
    Target target,
    List<String> wrong) {

  /// A figure that is no time per event.
  static Result plain(
      String id, String title, String clause, Spread value, String unit, int decimals, Target to) {
    return new Result(
        id,
        title,
        clause,
        Optional.empty(),
        "",
        Optional.empty(),
        Double.NaN,
        value,
        unit,
        decimals,
        to,
        List.of());
  }

  Result withWrong(List<String> found) {
    return new Result(
        id,
        title,
        clause,
        work,
        againstTitle,
        against,
        allocatedBytes,
        value,
        unit,
        decimals,
        target,
        List.copyOf(found));
  }

  Target.Verdict verdict() {
    return target.verdict(value.median());
  }
}
