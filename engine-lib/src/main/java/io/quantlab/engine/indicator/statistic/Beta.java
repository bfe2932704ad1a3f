package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Least-squares line of x on y over the last `period` pairs: the hedge ratio of a pair.
///
/// The value is the slope `cov(x, y) / var y` (population moments in two passes), in units of x per
/// unit of y; [#intercept] and [#residual] complete the line `x = intercept + slope · y +
/// residual`. All are `NaN` when y is flat. `NaN` values: history. Warm-up: `period` steps.
public final class Beta extends TwoInputs {
  private final PairWindow window;
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
  @Override
  public double update(double x, double y) {
    boolean defined = window.update(x, y) && window.varianceY() > 0;
    double slope = give(defined ? window.covariance() / window.varianceY() : Double.NaN);
    intercept = window.meanX() - slope * window.meanY();
    residual = x - (intercept + slope * y);
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

  @Override
  public int warmUp() {
    return window.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
    intercept = snapshot.pass(intercept);
    residual = snapshot.pass(residual);
  }

  /// Restates all that was seen of both series for distances, as when they are logarithms of
  /// prices: slope and residual stay.
  public void shift(double x, double y) {
    window.shift(x, y);
    intercept += x - value() * y;
  }
}
