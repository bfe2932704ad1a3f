package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Standard deviation of the last `period` values, in the unit of the values.
///
/// Two passes over the window per step, O(period). `NaN` steps carry. Warm-up: `period` steps.
public final class StandardDeviation extends OneInput {
  private final int period;
  private final Divisor divisor;
  private final RollingMoments moments;

  /// Of the population.
  ///
  /// @param period values in the window, at least 1
  public StandardDeviation(int period) {
    this(period, Divisor.POPULATION);
  }

  public StandardDeviation(int period, Divisor divisor) {
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
    return moments.ready() ? give(Math.sqrt(divisor.variance(moments))) : value();
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    moments.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    moments.scale(factor);
    scaleValue(factor);
  }
}
