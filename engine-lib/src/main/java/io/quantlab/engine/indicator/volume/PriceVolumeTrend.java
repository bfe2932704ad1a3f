package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.Snapshot;

/// Price volume trend: the volume of bars scaled by their return, summed from the start.
///
/// `Σ (close - close before) / close before · volume`; `NaN` on the first bar. Steps with a `NaN`,
/// or behind a close of 0, give `NaN` and add nothing. Warm-up: 2 steps. Source: Markstein, *How to
/// Chart Your Way to Stock Market Profits*, 1966.
public final class PriceVolumeTrend extends TwoInputs {
  private final CompensatedSum trend = new CompensatedSum();
  private double previous = Double.NaN;

  @Override
  public double update(double close, double volume) {
    if (Double.isNaN(close + volume)) {
      return put(Double.NaN);
    }
    double move = (close - previous) / previous * volume;
    previous = close;
    if (!Double.isFinite(move)) {
      return put(Double.NaN);
    }
    trend.add(move);
    return give(trend.value());
  }

  @Override
  public int warmUp() {
    return 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    trend.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
