package io.quantlab.engine.indicator;

import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.DoubleRing;

/// Simple moving average: the mean of the last `period` values, in the unit of the values.
///
/// The sum slides in O(1); a second word carries its rounding error, so it does not drift. `NaN`
/// steps carry. Warm-up: `period` steps.
public final class Sma {
  private final DoubleRing window;
  private final CompensatedSum sum = new CompensatedSum();
  private double mean = Double.NaN;

  /// @param period values in the mean, at least 1
  public Sma(int period) {
    window = new DoubleRing(period);
  }

  public double update(double value) {
    if (Double.isNaN(value)) {
      return mean;
    }
    boolean full = window.full();
    double dropped = window.push(value);
    sum.add(value);
    if (full) {
      sum.subtract(dropped);
    }
    if (window.full()) {
      double total = sum.value();
      mean = (Double.isFinite(total) ? total : again()) / window.capacity();
    }
    return mean;
  }

  /// Sums the window anew, after an infinite value spoiled the running sum.
  private double again() {
    sum.clear();
    double plain = 0;
    for (int age = window.size() - 1; age >= 0; age--) {
      sum.add(window.ago(age));
      plain += window.ago(age);
    }
    return plain;
  }

  public double value() {
    return mean;
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
    mean *= factor;
    again();
  }
}
