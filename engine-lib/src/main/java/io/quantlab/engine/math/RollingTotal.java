package io.quantlab.engine.math;

/// The sum of the last `period` doubles, O(1) per value.
///
/// Slides by a [CompensatedSum], so it does not drift; a window of nothing but zeros sums to 0
/// exactly, whatever went through it before. An infinite value makes the sum infinite or `NaN` for
/// as long as it is in the window.
public final class RollingTotal {
  private final DoubleRing window;
  private final CompensatedSum sum = new CompensatedSum();
  private int nonZeros;
  private double total = Double.NaN;

  /// A window of 1 or more values.
  public RollingTotal(int period) {
    window = new DoubleRing(period);
  }

  /// Takes the next value, not `NaN`, and returns the sum, `NaN` until `period` values came.
  public double update(double value) {
    boolean full = window.full();
    double dropped = window.push(value);
    sum.add(value);
    nonZeros += Math.abs(value) > 0 ? 1 : 0;
    if (full) {
      sum.subtract(dropped);
      nonZeros -= Math.abs(dropped) > 0 ? 1 : 0;
    }
    if (nonZeros == 0) {
      sum.clear();
    }
    if (window.full()) {
      total = sum.value();
      if (!Double.isFinite(total)) {
        total = again();
      }
    }
    return total;
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

  /// The sum; `NaN` until `period` values came.
  public double value() {
    return total;
  }

  public int period() {
    return window.capacity();
  }

  /// Multiplies every value kept.
  public void scale(double factor) {
    window.scale(factor);
    again();
    total *= factor;
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    window.exchange(snapshot);
    sum.exchange(snapshot);
    nonZeros = snapshot.pass(nonZeros);
    total = snapshot.pass(total);
  }
}
