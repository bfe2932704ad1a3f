package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Where a value lies between the lowest of one series and the highest of another over the last
/// `period` steps: 0 on the lowest, 100 on the highest.
///
/// `NaN` when highest and lowest are equal. O(1) amortized per step. `NaN` steps are ignored, one
/// of the value itself gives `NaN`. Warm-up: `period` steps. Source: Lane, *Lane's Stochastics*,
/// Stocks & Commodities 2(3), 1984.
public final class Stoch extends ThreeInputs {
  private final Highest highest;
  private final Lowest lowest;

  /// @param period steps in the window, at least 1
  public Stoch(int period) {
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  /// @param source the value placed, usually the close
  @Override
  public double update(double source, double high, double low) {
    double top = highest.update(high);
    double bottom = lowest.update(low);
    return give(100 * (source - bottom) / (top - bottom));
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
