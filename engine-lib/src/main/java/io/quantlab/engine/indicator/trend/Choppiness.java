package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Choppiness index: the sum of the true ranges of the window against its whole range, 0 (straight)
/// … 100 (sideways).
///
/// `100 log10(Σ TR / (highest high - lowest low)) / log10(n)`, the range of the first bar high -
/// low; `NaN` of a window without range and of length 1. O(1) amortized per step. `NaN` steps
/// carry. Warm-up: `period` steps. Source: Dreiss, *Choppiness Index*, 1993.
public final class Choppiness extends ThreeInputs {
  private final RollingTotal ranges;
  private final Highest highest;
  private final Lowest lowest;
  private final double scale;
  private double closeBefore = Double.NaN;

  /// @param period bars in the window, at least 2 for a value
  public Choppiness(int period) {
    ranges = new RollingTotal(period);
    highest = new Highest(period);
    lowest = new Lowest(period);
    scale = StrictMath.log10(period);
  }

  @Override
  public double update(double high, double low, double close) {
    if (Double.isNaN(high - low - close)) {
      return value();
    }
    double range = high - low;
    if (!Double.isNaN(closeBefore)) {
      range = Math.max(high, closeBefore) - Math.min(low, closeBefore);
    }
    closeBefore = close;
    double way = ranges.update(range);
    double net = highest.update(high) - lowest.update(low);
    return give(100 * StrictMath.log10(way / net) / scale);
  }

  @Override
  public int warmUp() {
    return ranges.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    ranges.exchange(snapshot);
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    closeBefore = snapshot.pass(closeBefore);
  }
}
