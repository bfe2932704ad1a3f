package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.volatility.StandardDeviation;
import io.quantlab.engine.math.Snapshot;

/// Relative volatility index: share of the standard deviation that falls on steps up, 0..100.
///
/// `100 U / (U + D)`; U and D the [Ema] of the standard deviation on steps up and down, 0 on the
/// others; `NaN` without any. O(period) per step. `NaN` steps freeze. Warm-up: `period` + `smooth`
/// - 1 steps. Source: Dorsey, *The Relative Volatility Index*, Stocks & Commodities 11(6), 1993.
public final class RelativeVolatility extends OneInput {
  private final StandardDeviation deviation;
  private final Ema ups;
  private final Ema downs;
  private double previous = Double.NaN;

  /// @param period values in the deviation, usually 10
  /// @param smooth length of the averages, usually 14
  public RelativeVolatility(int period, int smooth) {
    deviation = new StandardDeviation(period);
    ups = new Ema(smooth);
    downs = new Ema(smooth);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    double spread = deviation.update(next);
    double index = Double.NaN;
    if (!Double.isNaN(spread)) {
      double up = ups.update(next > previous ? spread : 0);
      double down = downs.update(next < previous ? spread : 0);
      index = 100 * up / (up + down);
    }
    previous = next;
    return give(index);
  }

  @Override
  public int warmUp() {
    return deviation.warmUp() + ups.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    deviation.exchange(snapshot);
    ups.exchange(snapshot);
    downs.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
