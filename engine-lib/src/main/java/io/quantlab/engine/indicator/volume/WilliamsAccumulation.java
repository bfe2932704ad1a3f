package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.Snapshot;

/// Williams accumulation/distribution: how far closes went from the true low on bars up, and from
/// the true high on bars down, summed from 0 on.
///
/// In the unit of the prices. Steps with a `NaN` give `NaN` and change nothing. Warm-up: 1 step.
/// Source: Williams, *How I Made One Million Dollars Last Year Trading Commodities*, 1973.
public final class WilliamsAccumulation extends ThreeInputs {
  private final CompensatedSum line = new CompensatedSum();
  private double previous = Double.NaN;

  @Override
  public double update(double high, double low, double close) {
    if (Double.isNaN(high + low + close)) {
      return put(Double.NaN);
    }
    if (close > previous) {
      line.add(close - Math.min(low, previous));
    } else if (close < previous) {
      line.add(close - Math.max(high, previous));
    }
    previous = close;
    return give(line.value());
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    line.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
