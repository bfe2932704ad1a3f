package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.math.Snapshot;

/// Balance of power: body of a bar over its range, -1..1.
///
/// `(close - open) / (high - low)`; `NaN` of a bar without range. `NaN` values: history. Warm-up: 1
/// step. Source: Livshin, *Balance of Market Power*, Stocks & Commodities 19(8), 2001.
public final class BalanceOfPower extends FourInputs {

  @Override
  public double update(double open, double high, double low, double close) {
    return give((close - open) / (high - low));
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    // the value is all
  }
}
