package io.quantlab.engine.indicator;

/// Exponential moving average, seeded with the simple mean of the first `period` values.
///
/// `mean += 2 / (period + 1) · (value - mean)`, in the unit of the values. `NaN` steps freeze.
/// Warm-up: `period` steps. Source: Roberts, *Control Chart Tests Based on Geometric Moving
/// Averages*, Technometrics 1(3), 1959.
public final class Ema {
  private final int period;
  private final double alpha;
  private double mean;
  private double value = Double.NaN;
  private int count;

  /// @param period values in the seed and length of the weighting, at least 1
  public Ema(int period) {
    if (period < 1) {
      throw new IllegalArgumentException("period must be at least 1, was " + period);
    }
    this.period = period;
    this.alpha = 2.0 / (period + 1);
  }

  public double update(double next) {
    if (Double.isNaN(next)) {
      value = Double.NaN;
      return value;
    }
    if (count < period) {
      count++;
      mean += (next - mean) / count;
      value = count == period ? mean : Double.NaN;
    } else {
      mean += alpha * (next - mean);
      value = mean;
    }
    return value;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return count == period;
  }

  public int warmUp() {
    return period;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    mean *= factor;
    value *= factor;
  }
}
