package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// The last `period` pairs of two series with their means, variances and covariance (population).
///
/// Two passes over the window per step, O(period). A pair with a `NaN` makes the window undefined
/// until it has left.
final class PairWindow {
  private final Window xs;
  private final Window ys;
  private int unbroken;
  private double meanX;
  private double meanY;
  private double varianceX;
  private double varianceY;
  private double covariance;

  PairWindow(int period) {
    xs = new Window(period);
    ys = new Window(period);
  }

  /// Takes the next pair; true when the window is full of values.
  boolean update(double x, double y) {
    xs.push(x);
    ys.push(y);
    unbroken = Double.isNaN(x) || Double.isNaN(y) ? 0 : Math.min(unbroken + 1, xs.period());
    if (unbroken < xs.period()) {
      return false;
    }
    meanX = xs.mean();
    meanY = ys.mean();
    moments(xs.period());
    return true;
  }

  private void moments(int count) {
    double[] x = xs.values();
    double[] y = ys.values();
    int to = xs.to();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = xs.from(); i < to; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    varianceX = xx / count;
    varianceY = yy / count;
    covariance = xy / count;
  }

  int period() {
    return xs.period();
  }

  double meanX() {
    return meanX;
  }

  double meanY() {
    return meanY;
  }

  double varianceX() {
    return varianceX;
  }

  double varianceY() {
    return varianceY;
  }

  double covariance() {
    return covariance;
  }

  void shift(double x, double y) {
    xs.shift(x);
    ys.shift(y);
    meanX += x;
    meanY += y;
  }

  void exchange(Snapshot snapshot) {
    xs.exchange(snapshot);
    ys.exchange(snapshot);
    unbroken = snapshot.pass(unbroken);
    meanX = snapshot.pass(meanX);
    meanY = snapshot.pass(meanY);
    varianceX = snapshot.pass(varianceX);
    varianceY = snapshot.pass(varianceY);
    covariance = snapshot.pass(covariance);
  }
}
