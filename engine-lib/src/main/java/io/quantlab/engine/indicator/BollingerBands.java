package io.quantlab.engine.indicator;

import io.quantlab.engine.math.RollingMoments;

/// Bollinger bands: the mean of the last `period` values and bands `width` standard deviations
/// (population) around it, in the unit of the values.
///
/// The value is the middle; all three stand from the same step on. Two passes over the window per
/// step, O(period). `NaN` steps carry. Warm-up: `period` steps. Source: Bollinger, *Bollinger on
/// Bollinger Bands*, 2001.
public final class BollingerBands {
  private final int period;
  private final double width;
  private final RollingMoments moments;
  private double middle = Double.NaN;
  private double distance = Double.NaN;

  /// @param period values in the window, at least 1
  /// @param width standard deviations from middle to band, usually 2
  public BollingerBands(int period, double width) {
    if (!Double.isFinite(width)) {
      throw new IllegalArgumentException("width must be finite, was " + width);
    }
    this.period = period;
    this.width = width;
    moments = new RollingMoments(period);
  }

  /// Takes the next value and returns the middle.
  public double update(double next) {
    if (Double.isNaN(next)) {
      return middle;
    }
    moments.update(next);
    if (moments.ready()) {
      middle = moments.mean();
      distance = width * Math.sqrt(moments.variance());
    }
    return middle;
  }

  /// The middle.
  public double value() {
    return middle;
  }

  public double upper() {
    return middle + distance;
  }

  public double lower() {
    return middle - distance;
  }

  public boolean ready() {
    return moments.ready();
  }

  public int warmUp() {
    return period;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    moments.scale(factor);
    middle *= factor;
    distance *= factor;
  }
}
