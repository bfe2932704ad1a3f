package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Excess kurtosis of the last `period` values: m4 / m2² - 3 of their population moments, without
/// unit; 0 for a normal distribution.
///
/// Two passes over the window per step, O(period); `NaN` while all values are equal. `NaN` steps
/// carry. Warm-up: `period` steps.
public final class Kurtosis extends OneInput {
  private final int period;
  private final RollingMoments moments;

  /// @param period values in the window, at least 1
  public Kurtosis(int period) {
    this.period = period;
    moments = new RollingMoments(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    moments.update(next);
    return moments.ready() ? give(moments.excessKurtosis()) : value();
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
