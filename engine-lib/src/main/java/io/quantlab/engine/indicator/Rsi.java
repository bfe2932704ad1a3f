package io.quantlab.engine.indicator;

/// Relative strength index, 0..100.
///
/// `100 - 100 / (1 + u / w)`, u and w Wilder averages ([Rma]) of the rises and falls from value to
/// value; without falls 100, without any movement `NaN`. `NaN` steps freeze, the next difference is
/// taken to the value before the gap. Warm-up: `period` + 1 steps. Source: Wilder, *New Concepts in
/// Technical Trading Systems*, 1978.
public final class Rsi {
  private final int period;
  private final Rma rises;
  private final Rma falls;
  private double previous = Double.NaN;
  private double value = Double.NaN;

  /// @param period differences in the averages, at least 1
  public Rsi(int period) {
    this.period = period;
    rises = new Rma(period);
    falls = new Rma(period);
  }

  public double update(double next) {
    value = Double.NaN;
    if (Double.isNaN(next)) {
      return value;
    }
    if (!Double.isNaN(previous)) {
      double difference = next - previous;
      double up = rises.update(Math.max(difference, 0));
      double down = falls.update(Math.max(-difference, 0));
      value = index(up, down);
    }
    previous = next;
    return value;
  }

  private static double index(double up, double down) {
    if (down > 0) {
      return 100 - 100 / (1 + up / down);
    }
    return up > 0 ? 100 : Double.NaN;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return rises.ready();
  }

  public int warmUp() {
    return period + 1;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    rises.rebase(factor);
    falls.rebase(factor);
    previous *= factor;
  }
}
