package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Double exponential average: twice an [Ema] less the [Ema] of it, in the unit of the values.
///
/// The inner average waits for its own `period` values. `NaN` steps freeze. Warm-up: 2 `period` - 1
/// steps. Source: Mulloy, *Smoothing Data with Faster Moving Averages*, Stocks & Commodities 12(1),
/// 1994.
public final class Dema extends OneInput {
  private final Ema first;
  private final Ema second;

  /// @param period length of both averages, at least 1
  public Dema(int period) {
    first = new Ema(period);
    second = new Ema(period);
  }

  @Override
  public double update(double next) {
    double e1 = first.update(next);
    return give(2 * e1 - second.update(e1));
  }

  @Override
  public int warmUp() {
    return 2 * first.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    first.exchange(snapshot);
    second.exchange(snapshot);
  }
}
