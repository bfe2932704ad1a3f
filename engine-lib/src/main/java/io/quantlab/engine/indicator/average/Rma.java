package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Wilder's moving average, seeded with the simple mean of the first `period` values.
///
/// `mean = (mean · (period - 1) + value) / period`, in the unit of the values. `NaN` steps freeze.
/// Warm-up: `period` steps. Source: Wilder, *New Concepts in Technical Trading Systems*, 1978.
public final class Rma extends OneInput {
  private final int period;
  private double mean;
  private int count;

  /// @param period values in the seed and length of the weighting, at least 1
  public Rma(int period) {
    this.period = atLeast(1, period, "period");
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    if (count < period) {
      count++;
      mean += (next - mean) / count;
      return put(count == period ? mean : Double.NaN);
    }
    mean = (mean * (period - 1) + next) / period;
    return put(mean);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean = snapshot.pass(mean);
    count = snapshot.pass(count);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    mean *= factor;
    scaleValue(factor);
  }
}
