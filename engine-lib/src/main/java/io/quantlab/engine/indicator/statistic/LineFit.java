package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.Window;

/// Least-squares line through the values of a full window over x = 1 … n, x = n the newest.
///
/// Two passes; means are taken off before products, so nothing cancels. Source: Gauss, *Theoria
/// motus*, 1809; any text on simple regression.
public final class LineFit {
  private double meanX;
  private double meanY;
  private double slope;
  private double determination;

  /// Fits the line.
  public void fit(Window window) {
    int count = window.size();
    double[] values = window.values();
    int to = window.to();
    meanX = (count + 1) / 2.0;
    meanY = window.mean();
    double dx = 1 - meanX;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = window.from(); i < to; i++) {
      double dy = values[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
      dx++;
    }
    slope = xy / xx;
    determination = yy > 0 ? Math.min(xy / xx * xy / yy, 1) : Double.NaN;
  }

  /// Rise per step; `NaN` of one value.
  public double slope() {
    return slope;
  }

  /// Share of the variance that the line explains, 0..1; `NaN` of equal values.
  public double determination() {
    return determination;
  }

  /// The line at a place; of one value that value.
  public double at(double x) {
    return meanX > 1 ? meanY + slope * (x - meanX) : meanY;
  }
}
