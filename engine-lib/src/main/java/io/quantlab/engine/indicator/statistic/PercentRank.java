package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Share of the `period` values before the newest that are not above it, 0..100.
///
/// O(period) per step. `NaN` values: history. Warm-up: `period` + 1 steps.
public final class PercentRank extends OneInput {
  private final UnbrokenWindow window;

  /// @param period values before the newest, at least 1
  public PercentRank(int period) {
    window = new UnbrokenWindow(atLeast(1, period, "period") + 1);
  }

  @Override
  public double update(double next) {
    return put(window.push(next) ? rank(next) : Double.NaN);
  }

  private double rank(double next) {
    double[] values = window.window().values();
    int to = window.window().to() - 1;
    int notAbove = 0;
    for (int i = window.window().from(); i < to; i++) {
      notAbove += values[i] <= next ? 1 : 0;
    }
    return 100.0 * notAbove / (window.period() - 1);
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
