package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Distance of the newest value from the mean of the last `period` values, in their standard
/// deviations (population).
///
/// `NaN` while all values of the window are equal. `NaN` steps carry. Warm-up: `period` steps.
public final class ZScore extends OneInput {
  private final int period;
  private final RollingMoments moments;

  /// @param period values in the window, at least 1
  public ZScore(int period) {
    this.period = period;
    moments = new RollingMoments(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    moments.update(next);
    if (!moments.ready()) {
      return value();
    }
    double variance = moments.variance();
    return give(variance > 0 ? (next - moments.mean()) / Math.sqrt(variance) : Double.NaN);
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
    moments.scale(factor); // the score has no unit
  }

  /// Restates all that was seen for a distance, as when the values are logarithms of prices.
  public void shift(double distance) {
    moments.shift(distance); // the score stays
  }
}
