package io.quantlab.engine.math;

/// The last `period` values of a series side by side in one array, oldest first, for indicators
/// that pass over their window at every step.
///
/// Each value is written twice, one `period` apart, so the window is always one unbroken stretch
/// `[from, from + size)` of [#values]: a plain loop without wrapping, twice the memory of a
/// [DoubleRing].
public final class Window {
  private final double[] values;
  private final int period;
  private int next;
  private int size;

  /// A window of 1 or more values.
  public Window(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("period must be at least 1, was " + period);
    }
    this.period = period;
    values = new double[2 * period];
  }

  public void push(double value) {
    values[next] = value;
    values[next + period] = value;
    next = next + 1 == period ? 0 : next + 1;
    size = Math.min(size + 1, period);
  }

  /// The array the window lies in; read only.
  public double[] values() {
    return values;
  }

  /// Where the oldest value stands.
  public int from() {
    return next + period - size;
  }

  /// Behind the newest value.
  public int to() {
    return next + period;
  }

  /// The value `age` steps back, 0 is the newest; 0..[#size]-1.
  public double ago(int age) {
    return values[next + period - 1 - age];
  }

  public int size() {
    return size;
  }

  public int period() {
    return period;
  }

  public boolean full() {
    return size == period;
  }

  /// The mean; that of equal values is their value, so that no rounding error looks like a spread.
  public double mean() {
    double first = ago(0);
    long same = Double.doubleToRawLongBits(first);
    long different = 0;
    double sum = 0;
    int to = to();
    for (int i = from(); i < to; i++) {
      sum += values[i];
      different |= Double.doubleToRawLongBits(values[i]) ^ same;
    }
    return different == 0 ? first : sum / size;
  }

  public void clear() {
    next = 0;
    size = 0;
  }

  /// Multiplies every value kept.
  public void scale(double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /// Adds to every value kept.
  public void shift(double distance) {
    for (int i = 0; i < values.length; i++) {
      values[i] += distance;
    }
  }

  /// Keeps or brings back the window.
  public void exchange(Snapshot snapshot) {
    next = snapshot.pass(next);
    size = snapshot.pass(size);
    for (int i = 0; i < period; i++) {
      values[i] = snapshot.pass(values[i]);
      values[i + period] = values[i];
    }
  }
}
