package io.quantlab.platform.wire;

import io.quantlab.engine.optimize.Objective;
import io.quantlab.engine.optimize.ParameterAxis;
import io.quantlab.engine.optimize.ParameterSpace;
import java.util.List;
import java.util.Optional;

/// Which configurations a sweep tries and what it looks for.
///
/// @param axes the parameters that are varied
/// @param samples how many combinations are drawn, all of them where none is given
/// @param seed of the draw
/// @param metric that is compared
public record SweepPlan(
    List<ParameterAxis> axes,
    Optional<Integer> samples,
    long seed,
    String metric,
    Objective.Direction direction) {

  /// Parts of one sweep at most; all of them begin in one transaction.
  public static final int MAX_SHARDS = 32;

  /// The configurations; throws `IllegalArgumentException` for too many or too few.
  public ParameterSpace space() {
    return samples
        .map(count -> ParameterSpace.sampled(axes, count, seed))
        .orElseGet(() -> ParameterSpace.grid(axes));
  }

  /// What is better.
  public Objective objective() {
    return new Objective(metric, direction);
  }
}
