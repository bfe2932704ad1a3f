package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Middle of the last `period` values, of an even number the mean of the two in the middle.
///
/// `NaN` steps freeze. Warm-up: `period` steps.
public final class Median extends OneInput {
  private final SortedWindow window;

  /// @param period values in the window, at least 1
  public Median(int period) {
    window = new SortedWindow(period);
  }

  @Override
  public double update(double next) {
    return put(!Double.isNaN(next) && window.push(next) ? middle() : Double.NaN);
  }

  private double middle() {
    int period = window.period();
    double upper = window.rank(period / 2 + 1);
    return period % 2 == 1 ? upper : (window.rank(period / 2) + upper) / 2;
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
