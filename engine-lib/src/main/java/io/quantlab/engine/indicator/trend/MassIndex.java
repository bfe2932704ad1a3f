package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.statistic.Sum;
import io.quantlab.engine.math.Snapshot;

/// Mass index: the sum over a window of smoothed ranges over twice smoothed ranges.
///
/// `Σ e / ema(e, 9)`, `e = ema(high - low, 9)`; around `period`. O(1) per step. `NaN` steps carry.
/// Warm-up: `period` + 16 steps. Source: Dorsey, *The Mass Index*, Stocks & Commodities 10(6),
/// 1992.
public final class MassIndex extends TwoInputs {
  private final Ema once = new Ema(9);
  private final Ema twice = new Ema(9);
  private final Sum sum;

  /// @param period ratios in the sum, at least 1
  public MassIndex(int period) {
    sum = new Sum(period);
  }

  @Override
  public double update(double high, double low) {
    double e = once.update(high - low);
    double ratio = e / twice.update(e);
    return give(sum.update(Double.isFinite(ratio) ? ratio : Double.NaN));
  }

  @Override
  public int warmUp() {
    return sum.warmUp() + 16;
  }

  @Override
  protected void state(Snapshot snapshot) {
    once.exchange(snapshot);
    twice.exchange(snapshot);
    sum.exchange(snapshot);
  }
}
