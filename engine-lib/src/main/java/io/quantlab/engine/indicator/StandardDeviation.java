package io.quantlab.engine.indicator;

import io.quantlab.engine.math.RollingMoments;

/// Standard deviation of the last `period` values, in the unit of the values.
///
/// Two passes over the window per step, O(period). `NaN` steps carry. Warm-up: `period` steps.
public final class StandardDeviation {

  /// What the sum of squares is divided by.
  public enum Divisor {
    /// The count n.
    POPULATION,
    /// n - 1; `NaN` for a period of 1.
    SAMPLE
  }

  private final int period;
  private final Divisor divisor;
  private final RollingMoments moments;
  private double value = Double.NaN;

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

  public double update(double next) {
    if (Double.isNaN(next)) {
      return value;
    }
    moments.update(next);
    if (moments.ready()) {
      value = Math.sqrt(divisor == Divisor.SAMPLE ? moments.sampleVariance() : moments.variance());
    }
    return value;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return moments.ready();
  }

  public int warmUp() {
    return period;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    moments.scale(factor);
    value *= factor;
  }
}
