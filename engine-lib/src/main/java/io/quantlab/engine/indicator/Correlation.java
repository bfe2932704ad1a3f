package io.quantlab.engine.indicator;

/// Correlation coefficient of the last `period` pairs of two series, -1..1.
///
/// `cov(x, y) / sqrt(var x · var y)`, population moments in two passes; `NaN` when either series is
/// flat. `NaN` values: history. Warm-up: `period` steps. Source: Pearson, *Notes on regression and
/// inheritance in the case of two parents*, Proc. Royal Society 58, 1895.
public final class Correlation {
  private final PairWindow window;
  private double value = Double.NaN;

  /// @param period pairs in the window, at least 1
  public Correlation(int period) {
    window = new PairWindow(period);
  }

  public double update(double x, double y) {
    value = window.update(x, y) ? coefficient() : Double.NaN;
    return value;
  }

  private double coefficient() {
    double scale = Math.sqrt(window.varianceX()) * Math.sqrt(window.varianceY());
    if (!(scale > 0)) {
      return Double.NaN;
    }
    return Math.clamp(window.covariance() / scale, -1.0, 1.0);
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return window.full();
  }

  public int warmUp() {
    return window.period();
  }
}
