package io.quantlab.engine.math;

/// The highest or lowest of the last `period` values, O(1) amortized per value.
///
/// A ring of candidates: a value leaves it when it is too old or when a later one is more extreme,
/// so the ring is sorted and its head is the answer, the oldest of equal ones. `NaN` values take a
/// step but never compete. Source: Lemire, *Streaming maximum-minimum filter using no more than
/// three comparisons per element*, Nordic J. Computing 13 (2006).
public final class RollingExtreme {
  private final double sign;
  private final double[] candidates;
  private final long[] steps;
  private int head;
  private int size;
  private long step;

  private RollingExtreme(int period, double sign) {
    if (period < 1) {
      throw new IllegalArgumentException("period must be at least 1, was " + period);
    }
    this.sign = sign;
    candidates = new double[period];
    steps = new long[period];
  }

  /// The highest of the last `period` values.
  public static RollingExtreme highest(int period) {
    return new RollingExtreme(period, 1);
  }

  /// The lowest of the last `period` values.
  public static RollingExtreme lowest(int period) {
    return new RollingExtreme(period, -1);
  }

  /// Takes the next value and returns the extreme of the window, of fewer values while it fills;
  /// `NaN` when the window holds nothing but `NaN`.
  public double update(double value) {
    if (size > 0 && steps[head] <= step - candidates.length) {
      head = wrap(head + 1);
      size--;
    }
    if (!Double.isNaN(value)) {
      double signed = value * sign;
      while (size > 0 && candidates[wrap(head + size - 1)] < signed) {
        size--;
      }
      int tail = wrap(head + size);
      candidates[tail] = signed;
      steps[tail] = step;
      size++;
    }
    step++;
    return value();
  }

  /// The extreme of the window; `NaN` when there is none.
  public double value() {
    return size == 0 ? Double.NaN : candidates[head] * sign;
  }

  /// Steps from the newest value back to the extreme, to the oldest of equal ones; -1 when there is
  /// none.
  public int age() {
    return size == 0 ? -1 : (int) (step - 1 - steps[head]);
  }

  /// Whether `period` values have been seen.
  public boolean ready() {
    return step >= candidates.length;
  }

  /// Multiplies every value of the window by a positive factor; their order stays.
  public void scale(double factor) {
    for (int i = 0; i < size; i++) {
      candidates[wrap(head + i)] *= factor;
    }
  }

  private int wrap(int at) {
    return at >= candidates.length ? at - candidates.length : at;
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    snapshot.pass(candidates);
    snapshot.pass(steps);
    head = snapshot.pass(head);
    size = snapshot.pass(size);
    step = snapshot.pass(step);
  }
}
