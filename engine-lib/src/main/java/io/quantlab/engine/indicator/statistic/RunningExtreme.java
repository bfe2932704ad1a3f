package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// The highest or lowest of all values so far, in the unit of the values.
///
/// `NaN` steps are ignored: the extreme before them stands. Warm-up: 1 step.
public final class RunningExtreme extends OneInput {
  private final Side side;

  public RunningExtreme(Side side) {
    this.side = side;
  }

  @Override
  public double update(double next) {
    return !ready() || side.beyond(next, value()) ? put(next) : value();
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    // the value is all
  }
}
