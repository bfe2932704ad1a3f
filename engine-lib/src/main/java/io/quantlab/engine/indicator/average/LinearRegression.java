package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.LineFit;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// End of the least-squares line through the last `period` values, in their unit.
///
/// The line over x = 1 … n at x = n - `offset`; O(period) per step. `NaN` steps carry. Warm-up:
/// `period` steps.
public final class LinearRegression extends OneInput {
  private final Window window;
  private final double place;
  private final LineFit line = new LineFit();

  /// @param period values in the window, at least 1
  /// @param offset steps back from the newest, below 0 ahead of it
  public LinearRegression(int period, int offset) {
    window = new Window(period);
    place = period - offset;
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
    return give(line.at(place));
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
