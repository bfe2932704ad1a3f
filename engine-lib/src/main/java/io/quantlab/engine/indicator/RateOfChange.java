package io.quantlab.engine.indicator;

import io.quantlab.engine.math.DoubleRing;

/// Change against the value `period` steps before, in percent of that value.
///
/// `100 · (value - before) / before`; `NaN` when that value is 0. `NaN` values: history. Warm-up:
/// `period` + 1 steps.
public final class RateOfChange {
  private final DoubleRing window;
  private double value = Double.NaN;

  /// @param period steps back, at least 1
  public RateOfChange(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("period must be at least 1, was " + period);
    }
    window = new DoubleRing(period + 1);
  }

  public double update(double next) {
    window.push(next);
    if (window.full()) {
      double before = window.ago(window.capacity() - 1);
      value = Math.abs(before) > 0 ? 100 * (next - before) / before : Double.NaN;
    }
    return value;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return window.full();
  }

  public int warmUp() {
    return window.capacity();
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    window.scale(factor); // the rate has no unit
  }
}
