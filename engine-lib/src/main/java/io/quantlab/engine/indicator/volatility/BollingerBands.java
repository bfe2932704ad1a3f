package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingMoments;
import io.quantlab.engine.math.Snapshot;

/// Bollinger bands: the mean of the last `period` values and bands `width` standard deviations
/// (population) around it, in the unit of the values.
///
/// Outputs: middle, upper, lower; all three stand from the same step on. Two passes over the window
/// per step, O(period). `NaN` steps carry. Warm-up: `period` steps. Source: Bollinger, *Bollinger
/// on Bollinger Bands*, 2001.
public final class BollingerBands extends OneInput {
  private final int period;
  private final double width;
  private final RollingMoments moments;
  private double distance = Double.NaN;

  /// @param period values in the window, at least 1
  /// @param width standard deviations from middle to band, usually 2
  public BollingerBands(int period, double width) {
    this.period = period;
    this.width = finite(width, "width");
    moments = new RollingMoments(period);
  }

  /// Takes the next value and returns the middle.
  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    moments.update(next);
    if (!moments.ready()) {
      return value();
    }
    distance = width * Math.sqrt(moments.variance());
    return give(moments.mean());
  }

  public double upper() {
    return value() + distance;
  }

  public double lower() {
    return value() - distance;
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? upper() : lower();
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    moments.exchange(snapshot);
    distance = snapshot.pass(distance);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    moments.scale(factor);
    scaleValue(factor);
    distance *= factor;
  }
}
