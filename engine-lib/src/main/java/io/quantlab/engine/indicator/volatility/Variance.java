package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Variance of the last `period` values, in the unit of the values squared.
///
/// Two passes over the window per step, O(period). `NaN` steps carry. Warm-up: `period` steps.
public final class Variance extends OneInput {
  private final int period;
  private final Divisor divisor;
  private final RollingMoments moments;

  /// @param period values in the window, at least 1
  public Variance(int period, Divisor divisor) {
    this.period = period;
    this.divisor = divisor;
    moments = new RollingMoments(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    moments.update(next);
    return moments.ready() ? give(divisor.variance(moments)) : value();
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
