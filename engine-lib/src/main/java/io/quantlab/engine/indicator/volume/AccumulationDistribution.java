package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.Snapshot;

/// Accumulation/distribution line: the volume of bars, signed and scaled by where they close in
/// their range, summed from the start.
///
/// `Σ ((close - low) - (high - close)) / (high - low) · volume`; a bar without range adds nothing.
/// Steps with a `NaN` give `NaN` and change nothing. Warm-up: 1 step. Source: Chaikin, after
/// Williams, in Achelis, *Technical Analysis from A to Z*, 1995.
public final class AccumulationDistribution extends FourInputs {
  private final CompensatedSum line = new CompensatedSum();

  @Override
  public double update(double high, double low, double close, double volume) {
    double flow = flow(high, low, close, volume);
    if (Double.isNaN(flow)) {
      return put(flow);
    }
    line.add(flow);
    return give(line.value());
  }

  /// Volume that flowed in (above 0) or out on one bar.
  static double flow(double high, double low, double close, double volume) {
    double range = high - low;
    if (Double.isNaN(range + close + volume)) {
      return Double.NaN;
    }
    return Math.abs(range) > 0 ? ((close - low) - (high - close)) / range * volume : 0;
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    line.exchange(snapshot);
  }
}
