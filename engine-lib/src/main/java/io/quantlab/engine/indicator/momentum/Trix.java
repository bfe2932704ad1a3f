package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Change of a triple [Ema] from step to step, in percent.
///
/// Inner averages wait for their own `period` values. `NaN` steps freeze. Warm-up: 3 `period` - 1
/// steps. Source: Hutson, *Good TRIX*, Stocks & Commodities 1(5), 1983.
public final class Trix extends OneInput {
  private final Ema first;
  private final Ema second;
  private final Ema third;
  private double before = Double.NaN;

  /// @param period length of all three averages, at least 1
  public Trix(int period) {
    first = new Ema(period);
    second = new Ema(period);
    third = new Ema(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    double now = third.update(second.update(first.update(next)));
    double rate = 100 * (now - before) / before;
    before = now;
    return give(rate);
  }

  @Override
  public int warmUp() {
    return 3 * first.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    first.exchange(snapshot);
    second.exchange(snapshot);
    third.exchange(snapshot);
    before = snapshot.pass(before);
  }
}
