package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Slope of the least-squares line through the last `period` values, in their unit per step.
///
/// O(period) per step. `NaN` steps carry. Warm-up: `period` steps.
public final class Slope extends OneInput {
  private final Window window;
  private final LineFit line = new LineFit();

  /// @param period values in the window, at least 1; of 1 value `NaN`
  public Slope(int period) {
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
    return give(line.slope());
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
