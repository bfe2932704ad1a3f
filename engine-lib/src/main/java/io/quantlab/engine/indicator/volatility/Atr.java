package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.math.Snapshot;

/// Average true range: Wilder's average ([Rma]) of the [TrueRange], whose first bar gives high -
/// low.
///
/// In the unit of the prices. Steps whose true range is `NaN` freeze. Warm-up: `period` steps.
/// Source: Wilder, *New Concepts in Technical Trading Systems*, 1978.
public final class Atr extends ThreeInputs {
  private final TrueRange range = new TrueRange();
  private final Rma average;

  /// @param period true ranges in the average, at least 1
  public Atr(int period) {
    average = new Rma(period);
  }

  @Override
  public double update(double high, double low, double close) {
    return put(average.update(range.update(high, low, close)));
  }

  @Override
  public int warmUp() {
    return average.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    range.exchange(snapshot);
    average.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    range.rebase(factor);
    average.rebase(factor);
    scaleValue(factor);
  }
}
