package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.MeanDeviation;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Commodity channel index: distance of the newest value from the mean of the last `period`, in
/// 0.015 of their mean deviations.
///
/// `NaN` while all values are equal. O(period) per step. `NaN` steps carry. Warm-up: `period`
/// steps. Source: Lambert, *Commodity Channel Index*, Commodities 9(10), 1980.
public final class Cci extends OneInput {
  private final Window window;

  /// @param period values in the window, at least 1
  public Cci(int period) {
    window = new Window(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    window.push(next);
    if (!window.full()) {
      return value();
    }
    double mean = window.mean();
    return give((next - mean) / (0.015 * MeanDeviation.of(window, mean)));
  }

  @Override
  public int warmUp() {
    return window.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }
}
