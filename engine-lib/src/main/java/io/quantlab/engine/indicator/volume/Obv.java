package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.Snapshot;

/// On-balance volume: the volume of bars that closed up less that of bars that closed down, from 0
/// on.
///
/// `NaN` on the first bar. Steps with a `NaN` give `NaN` and change nothing. Warm-up: 2 steps.
/// Source: Granville, *Granville's New Key to Stock Market Profits*, 1963.
public final class Obv extends TwoInputs {
  private final CompensatedSum balance = new CompensatedSum();
  private double previous = Double.NaN;

  @Override
  public double update(double close, double volume) {
    if (Double.isNaN(close + volume)) {
      return put(Double.NaN);
    }
    if (Double.isNaN(previous)) {
      previous = close;
      return put(Double.NaN);
    }
    if (close > previous) {
      balance.add(volume);
    } else if (close < previous) {
      balance.subtract(volume);
    }
    previous = close;
    return give(balance.value());
  }

  @Override
  public int warmUp() {
    return 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    balance.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
