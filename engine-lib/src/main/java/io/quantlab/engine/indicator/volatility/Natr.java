package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;

/// Average true range ([Atr]) in percent of the close.
///
/// Steps whose true range is `NaN` freeze. Warm-up: `period` steps. Source: Forman, *Cross-Market
/// Evaluations with Normalized Average True Range*, Stocks & Commodities 24(6), 2006.
public final class Natr extends ThreeInputs {
  private final Atr range;

  /// @param period true ranges in the average, at least 1
  public Natr(int period) {
    range = new Atr(period);
  }

  @Override
  public double update(double high, double low, double close) {
    return give(100 * range.update(high, low, close) / close);
  }

  @Override
  public int warmUp() {
    return range.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    range.exchange(snapshot);
  }
}
