package io.quantlab.engine.math;

/// The exact sum of the last `period` whole numbers; one addition and one subtraction per value.
public final class RollingSum {
  private final LongRing window;
  private long sum;

  /// A window of 1 or more values.
  public RollingSum(int period) {
    window = new LongRing(period);
  }

  /// Takes the next value and returns the sum of the window, of fewer values while it fills.
  ///
  /// Throws `ArithmeticException` when the sum leaves the range of `long`.
  public long update(long value) {
    sum = Math.addExact(Math.subtractExact(sum, window.push(value)), value);
    return sum;
  }

  public long sum() {
    return sum;
  }

  /// Whether `period` values have been seen.
  public boolean ready() {
    return window.full();
  }
}
