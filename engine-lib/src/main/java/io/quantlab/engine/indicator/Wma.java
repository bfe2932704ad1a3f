package io.quantlab.engine.indicator;

import io.quantlab.engine.math.DoubleRing;

/// Weighted moving average: weights 1 … `period`, the newest the heaviest, divided by their sum.
///
/// In the unit of the values; each step recomputes its window, O(period). `NaN` steps fill: the
/// window takes the value before, the step itself gives `NaN`; `NaN` before the first value is
/// skipped. Warm-up: `period` steps.
public final class Wma {
  private final DoubleRing window;
  private final double weights;
  private double value = Double.NaN;

  /// @param period values in the mean, at least 1
  public Wma(int period) {
    window = new DoubleRing(period);
    weights = period * (period + 1.0) / 2;
  }

  public double update(double next) {
    if (Double.isNaN(next)) {
      if (window.size() > 0) {
        window.push(window.ago(0));
      }
      value = Double.NaN;
      return value;
    }
    window.push(next);
    value = window.full() ? weighted() : Double.NaN;
    return value;
  }

  private double weighted() {
    int period = window.capacity();
    double sum = 0;
    for (int age = period - 1; age >= 0; age--) {
      sum += window.ago(age) * (period - age);
    }
    return sum / weights;
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
    window.scale(factor);
    value *= factor;
  }
}
