package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Hull moving average: a [Wma] of twice the fast [Wma] less the slow one, in the unit of the
/// values.
///
/// `wma(2 wma(n div 2) - wma(n), floor(sqrt n))`; O(period) per step. `NaN` steps fill. Warm-up:
/// `period` + floor(sqrt `period`) - 1 steps. Source: Hull, *How to reduce lag in a moving
/// average*, 2005.
public final class Hma extends OneInput {
  private final Wma half;
  private final Wma whole;
  private final Wma smooth;

  /// @param period length, at least 2
  public Hma(int period) {
    half = new Wma(atLeast(2, period, "period") / 2);
    whole = new Wma(period);
    smooth = new Wma((int) Math.sqrt(period));
  }

  @Override
  public double update(double next) {
    return give(smooth.update(2 * half.update(next) - whole.update(next)));
  }

  @Override
  public int warmUp() {
    return whole.warmUp() + smooth.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    half.exchange(snapshot);
    whole.exchange(snapshot);
    smooth.exchange(snapshot);
  }
}
