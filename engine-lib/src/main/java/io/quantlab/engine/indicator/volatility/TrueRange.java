package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;

/// True range of a bar: the largest of high - low and the distances of high and low to the close
/// before.
///
/// In the unit of the prices, 0 or above. `NaN` prices: history. Warm-up: 1 step, or 2 with
/// [FirstBar#ABSENT]. Source: Wilder, *New Concepts in Technical Trading Systems*, 1978.
public final class TrueRange extends ThreeInputs {

  /// What the first bar gives, which has no close before it.
  public enum FirstBar {
    HIGH_LOW,
    ABSENT
  }

  private final FirstBar firstBar;
  private double closeBefore = Double.NaN;
  private boolean first = true;

  /// The first bar gives high - low.
  public TrueRange() {
    this(FirstBar.HIGH_LOW);
  }

  public TrueRange(FirstBar firstBar) {
    this.firstBar = firstBar;
  }

  @Override
  public double update(double high, double low, double close) {
    double range = high - low;
    if (!first || firstBar == FirstBar.ABSENT) {
      range = Math.max(range, Math.max(Math.abs(high - closeBefore), Math.abs(low - closeBefore)));
    }
    closeBefore = close;
    first = false;
    return put(range);
  }

  @Override
  public int warmUp() {
    return firstBar == FirstBar.HIGH_LOW ? 1 : 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    closeBefore = snapshot.pass(closeBefore);
    first = snapshot.pass(first);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    closeBefore *= factor;
    scaleValue(factor);
  }
}
