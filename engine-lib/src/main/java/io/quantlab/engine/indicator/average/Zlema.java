package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// Zero-lag exponential average: an [Ema] of values moved on by their change over half the length,
/// in the unit of the values.
///
/// `ema(2 value - value[(n - 1) div 2], n)`. `NaN` steps freeze. Warm-up: `period` + (`period` - 1)
/// div 2 steps. Source: Ehlers, Way, *Zero Lag (Well, Almost)*, Stocks & Commodities 28(12), 2010.
public final class Zlema extends OneInput {
  private final DoubleRing history;
  private final Ema average;

  /// @param period length of the average, at least 1
  public Zlema(int period) {
    average = new Ema(period);
    history = new DoubleRing((period - 1) / 2 + 1);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    history.push(next);
    if (!history.full()) {
      return value();
    }
    return give(average.update(2 * next - history.ago(history.capacity() - 1)));
  }

  @Override
  public int warmUp() {
    return average.warmUp() + history.capacity() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    history.exchange(snapshot);
    average.exchange(snapshot);
  }
}
