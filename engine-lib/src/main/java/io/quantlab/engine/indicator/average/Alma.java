package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.UnbrokenWindow;
import io.quantlab.engine.math.Snapshot;

/// Arnaud Legoux average: Gaussian weights around a point of the window, in the unit of the values.
///
/// Weights `exp(-(i - m)² / 2s²)`, i = 0 the oldest, `m = offset (period - 1)`, `s = period /
/// sigma`, divided by their sum; O(period) per step. `NaN` values: history. Warm-up: `period`
/// steps. Source: Legoux, Kouzis-Loukas, *ALMA, Arnaud Legoux Moving Average*, 2009.
public final class Alma extends OneInput {
  private final double[] weights;
  private final double total;
  private final UnbrokenWindow window;

  /// @param period values in the mean, at least 1
  /// @param offset where the heaviest weight lies, 0 the oldest, 1 the newest
  /// @param sigma how narrow the weights are, above 0
  public Alma(int period, double offset, double sigma) {
    if (!(finite(sigma, "sigma") > 0)) {
      throw new IllegalArgumentException("sigma must be above 0, was " + sigma);
    }
    window = new UnbrokenWindow(period);
    weights = new double[period];
    double m = finite(offset, "offset") * (period - 1);
    double s = period / sigma;
    double sum = 0;
    for (int i = 0; i < period; i++) {
      weights[i] = StrictMath.exp(-(i - m) * (i - m) / (2 * s * s));
      sum += weights[i];
    }
    total = sum;
  }

  @Override
  public double update(double next) {
    return give(window.push(next) ? weighted() : Double.NaN);
  }

  private double weighted() {
    double[] values = window.window().values();
    int from = window.window().from();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += values[from + i] * weights[i];
    }
    return sum / total;
  }

  @Override
  public int warmUp() {
    return weights.length;
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }
}
