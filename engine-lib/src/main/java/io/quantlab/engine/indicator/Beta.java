package io.quantlab.engine.indicator;

/// Least-squares line of x on y over the last `period` pairs: the hedge ratio of a pair.
///
/// The value is the slope `cov(x, y) / var y` (population moments in two passes), in units of x per
/// unit of y; [#intercept] and [#residual] complete the line `x = intercept + slope · y +
/// residual`. All are `NaN` when y is flat. `NaN` values: history. Warm-up: `period` steps.
public final class Beta {
  private final PairWindow window;
  private double slope = Double.NaN;
  private double intercept = Double.NaN;
  private double residual = Double.NaN;

  /// @param period pairs in the window, at least 1
  public Beta(int period) {
    window = new PairWindow(period);
  }

  /// Takes the next pair and returns the slope.
  ///
  /// @param x the series explained (the asset)
  /// @param y the series that explains it (the market, the other leg)
  public double update(double x, double y) {
    boolean defined = window.update(x, y) && window.varianceY() > 0;
    slope = defined ? window.covariance() / window.varianceY() : Double.NaN;
    intercept = window.meanX() - slope * window.meanY();
    residual = x - (intercept + slope * y);
    return slope;
  }

  /// The slope.
  public double value() {
    return slope;
  }

  /// x of the line at y = 0.
  public double intercept() {
    return intercept;
  }

  /// Distance of the newest x from the line at the newest y.
  public double residual() {
    return residual;
  }

  public boolean ready() {
    return window.full();
  }

  public int warmUp() {
    return window.period();
  }

  /// Restates all that was seen of both series for distances, as when they are logarithms of
  /// prices: slope and residual stay.
  public void shift(double x, double y) {
    window.shift(x, y);
    intercept += x - slope * y;
  }
}
