package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Correlation coefficient of the last `period` pairs of two series, -1..1.
///
/// `cov(x, y) / sqrt(var x · var y)`, population moments in two passes; `NaN` when either series is
/// flat. `NaN` values: history. Warm-up: `period` steps. Source: Pearson, *Notes on regression and
/// inheritance in the case of two parents*, Proc. Royal Society 58, 1895.
public final class Correlation extends TwoInputs {
  private final PairWindow window;

  /// @param period pairs in the window, at least 1
  public Correlation(int period) {
    window = new PairWindow(period);
  }

  @Override
  public double update(double x, double y) {
    return give(window.update(x, y) ? coefficient() : Double.NaN);
  }

  private double coefficient() {
    double scale = Math.sqrt(window.varianceX()) * Math.sqrt(window.varianceY());
    if (!(scale > 0)) {
      return Double.NaN;
    }
    return Math.clamp(window.covariance() / scale, -1.0, 1.0);
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
