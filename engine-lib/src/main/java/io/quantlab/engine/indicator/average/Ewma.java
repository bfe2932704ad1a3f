package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Exponential average by half-life: what a value weighs has halved after `halfLife` steps, in the
/// unit of the values.
///
/// Starts at the first value; then `mean += (1 - 0.5^(1/halfLife)) · (value - mean)`. `NaN` steps
/// freeze. Warm-up: 1 step. Source: Hunter, *The Exponentially Weighted Moving Average*, J. Quality
/// Technology 18, 1986.
public final class Ewma extends OneInput {
  private final double weight;
  private double mean = Double.NaN;

  /// @param halfLife steps, above 0
  public Ewma(double halfLife) {
    if (!(finite(halfLife, "halfLife") > 0)) {
      throw new IllegalArgumentException("halfLife must be above 0, was " + halfLife);
    }
    weight = 1 - StrictMath.pow(0.5, 1 / halfLife);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    mean = Double.isNaN(mean) ? next : mean + weight * (next - mean);
    return give(mean);
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean = snapshot.pass(mean);
  }
}
