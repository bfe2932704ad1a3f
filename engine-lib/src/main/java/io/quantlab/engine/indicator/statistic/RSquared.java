package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Share of the variance of the last `period` values that their least-squares line explains, 0..1.
///
/// O(period) per step; `NaN` while all values are equal. `NaN` steps carry. Warm-up: `period`
/// steps, of 1 value `NaN`.
public final class RSquared extends OneInput {
  private final Window window;
  private final LineFit line = new LineFit();

  /// @param period values in the window, at least 1; of 1 value `NaN`
  public RSquared(int period) {
    window = new Window(atLeast(1, period, "period"));
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
    line.fit(window);
    return give(line.determination());
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
