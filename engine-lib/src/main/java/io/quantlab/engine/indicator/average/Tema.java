package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Triple exponential average, `3 e1 - 3 e2 + e3` of three chained [Ema], in the unit of the
/// values.
///
/// Inner averages wait for their own `period` values. `NaN` steps freeze. Warm-up: 3 `period` - 2
/// steps. Source: Mulloy, *Smoothing Data with Faster Moving Averages*, Stocks & Commodities 12(1),
/// 1994.
public final class Tema extends OneInput {
  private final Ema first;
  private final Ema second;
  private final Ema third;

  /// @param period length of all three averages, at least 1
  public Tema(int period) {
    first = new Ema(period);
    second = new Ema(period);
    third = new Ema(period);
  }

  @Override
  public double update(double next) {
    double e1 = first.update(next);
    double e2 = second.update(e1);
    return give(3 * e1 - 3 * e2 + third.update(e2));
  }

  @Override
  public int warmUp() {
    return 3 * first.warmUp() - 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    first.exchange(snapshot);
    second.exchange(snapshot);
    third.exchange(snapshot);
  }
}
