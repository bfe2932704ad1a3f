package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Skewness of the last `period` values: m3 / m2^1.5 of their population moments, without unit.
///
/// Two passes over the window per step, O(period); `NaN` while all values are equal. `NaN` steps
/// carry. Warm-up: `period` steps.
public final class Skewness extends OneInput {
  private final int period;
  private final RollingMoments moments;

  /// @param period values in the window, at least 1; below 3 the result is 0 or `NaN`
  public Skewness(int period) {
    this.period = period;
    moments = new RollingMoments(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    moments.update(next);
    return moments.ready() ? give(moments.skewness()) : value();
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    moments.exchange(snapshot);
  }
}
