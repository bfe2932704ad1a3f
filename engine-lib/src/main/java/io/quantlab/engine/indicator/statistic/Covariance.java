package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Covariance of the last `period` pairs of two series (population), in the product of their units.
///
/// Two passes over the window per step, O(period). `NaN` values: history. Warm-up: `period` steps.
public final class Covariance extends TwoInputs {
  private final PairWindow window;

  /// @param period pairs in the window, at least 1
  public Covariance(int period) {
    window = new PairWindow(period);
  }

  @Override
  public double update(double x, double y) {
    return give(window.update(x, y) ? window.covariance() : Double.NaN);
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
