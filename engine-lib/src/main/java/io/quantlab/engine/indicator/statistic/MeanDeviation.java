package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Mean distance of the last `period` values from their mean, in their unit.
///
/// Two passes over the window per step, O(period). `NaN` steps carry. Warm-up: `period` steps.
public final class MeanDeviation extends OneInput {
  private final Window window;

  /// @param period values in the window, at least 1
  public MeanDeviation(int period) {
    window = new Window(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    window.push(next);
    return window.full() ? give(of(window, window.mean())) : value();
  }

  /// Mean distance of the values of a window from a point.
  public static double of(Window window, double from) {
    double[] values = window.values();
    int to = window.to();
    double sum = 0;
    for (int i = window.from(); i < to; i++) {
      sum += Math.abs(values[i] - from);
    }
    return sum / window.size();
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
