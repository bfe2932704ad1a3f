package io.quantlab.engine.indicator;

import io.quantlab.engine.math.DoubleRing;

/// The last `period` pairs of two series with their means, variances and covariance (population).
///
/// Two passes over the window per step, O(period). A pair with a `NaN` makes the window undefined
/// until it has left.
final class PairWindow {
  private final DoubleRing xs;
  private final DoubleRing ys;
  private int unbroken;
  private double meanX;
  private double meanY;
  private double varianceX;
  private double varianceY;
  private double covariance;

  PairWindow(int period) {
    xs = new DoubleRing(period);
    ys = new DoubleRing(period);
  }

  /// Takes the next pair; true when the window is full of values.
  boolean update(double x, double y) {
    xs.push(x);
    ys.push(y);
    unbroken = Double.isNaN(x) || Double.isNaN(y) ? 0 : Math.min(unbroken + 1, xs.capacity());
    if (unbroken < xs.capacity()) {
      return false;
    }
    meanX = mean(xs);
    meanY = mean(ys);
    moments(xs.capacity());
    return true;
  }

  /// The mean; that of a flat window is its value, so that no rounding error looks like a spread.
  private static double mean(DoubleRing values) {
    double high = values.ago(0);
    double low = high;
    double sum = 0;
    for (int age = values.size() - 1; age >= 0; age--) {
      double value = values.ago(age);
      sum += value;
      high = Math.max(high, value);
      low = Math.min(low, value);
    }
    return high > low ? sum / values.size() : high;
  }

  private void moments(int count) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int age = count - 1; age >= 0; age--) {
      double dx = xs.ago(age) - meanX;
      double dy = ys.ago(age) - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    varianceX = xx / count;
    varianceY = yy / count;
    covariance = xy / count;
  }

  int period() {
    return xs.capacity();
  }

  boolean full() {
    return xs.full();
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
}
