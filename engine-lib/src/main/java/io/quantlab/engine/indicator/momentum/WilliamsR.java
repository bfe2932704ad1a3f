package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Williams %R: where the close lies below the highest high of the last `period` bars, -100 (on the
/// lowest low) … 0 (on the highest high).
///
/// `NaN` when highest and lowest are equal. O(1) amortized per step. `NaN` steps are ignored.
/// Warm-up: `period` steps. Source: Williams, *How I Made One Million Dollars Last Year Trading
/// Commodities*, 1973.
public final class WilliamsR extends ThreeInputs {
  private final Highest highest;
  private final Lowest lowest;

  /// @param period bars in the window, at least 1
  public WilliamsR(int period) {
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  @Override
  public double update(double high, double low, double close) {
    double top = highest.update(high);
    double bottom = lowest.update(low);
    return give(100 * (close - top) / (top - bottom));
  }

  @Override
  public int warmUp() {
    return highest.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
  }
}
