package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Sum of the last `period` values, in the unit of the values.
///
/// Slides in O(1) without drift. `NaN` steps carry. Warm-up: `period` steps.
public final class Sum extends OneInput {
  private final RollingTotal total;

  /// @param period values in the sum, at least 1
  public Sum(int period) {
    total = new RollingTotal(period);
  }

  @Override
  public double update(double next) {
    return Double.isNaN(next) ? value() : put(total.update(next));
  }

  @Override
  public int warmUp() {
    return total.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    total.exchange(snapshot);
  }
}
