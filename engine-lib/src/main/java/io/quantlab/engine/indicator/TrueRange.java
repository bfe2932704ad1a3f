package io.quantlab.engine.indicator;

/// True range of a bar: the largest of high - low and the distances of high and low to the close
/// before.
///
/// In the unit of the prices, 0 or above. `NaN` prices: history. Warm-up: 1 step, or 2 with
/// [FirstBar#ABSENT]. Source: Wilder, *New Concepts in Technical Trading Systems*, 1978.
public final class TrueRange {

  /// What the first bar gives, which has no close before it.
  public enum FirstBar {
    HIGH_LOW,
    ABSENT
  }

  private final FirstBar firstBar;
  private double closeBefore = Double.NaN;
  private double value = Double.NaN;
  private int count;

  /// The first bar gives high - low.
  public TrueRange() {
    this(FirstBar.HIGH_LOW);
  }

  public TrueRange(FirstBar firstBar) {
    this.firstBar = firstBar;
  }

  public double update(double high, double low, double close) {
    if (count == 0 && firstBar == FirstBar.HIGH_LOW) {
      value = high - low;
    } else {
      double outside = Math.max(Math.abs(high - closeBefore), Math.abs(low - closeBefore));
      value = Math.max(high - low, outside);
    }
    closeBefore = close;
    count = Math.min(count + 1, 2);
    return value;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return count >= warmUp();
  }

  public int warmUp() {
    return firstBar == FirstBar.HIGH_LOW ? 1 : 2;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    closeBefore *= factor;
    value *= factor;
  }
}
