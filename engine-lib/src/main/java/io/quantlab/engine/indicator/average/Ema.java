package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Exponential moving average, seeded with the simple mean of the first `period` values.
///
/// `mean += 2 / (period + 1) · (value - mean)`, in the unit of the values. `NaN` steps freeze.
/// Warm-up: `period` steps. Source: Roberts, *Control Chart Tests Based on Geometric Moving
/// Averages*, Technometrics 1(3), 1959.
public final class Ema extends OneInput {
  private final int period;
  private final double alpha;
  private double mean;
  private int count;

  /// @param period values in the seed and length of the weighting, at least 1
  public Ema(int period) {
    this(period, 2.0 / (period + 1));
  }

  /// @param seed values in the seed, at least 1
  /// @param alpha weight of the newest value, 0..1
  public Ema(int seed, double alpha) {
    this.period = atLeast(1, seed, "period");
    this.alpha = alpha;
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
    mean += alpha * (next - mean);
    return put(mean);
  }

  /// As [#update] for each row. The mean stays in a register: through the field a step would wait
  /// for the store of the step before, which costs as much as its arithmetic.
  @Override
  public void run(double[][] columns, int from, int to, double[][] results) {
    double[] given = columns[0];
    double[] result = results[0];
    int row = from;
    for (; row < to && count < period; row++) {
      result[row] = update(given[row]);
    }
    double steady = mean;
    for (; row < to; row++) {
      double moved = steady + alpha * (given[row] - steady);
      if (moved == moved) { // not NaN
        steady = moved;
        result[row] = moved;
      } else {
        mean = steady;
        result[row] = update(given[row]);
        steady = mean;
      }
    }
    mean = steady;
    if (to > from) {
      put(result[to - 1]);
    }
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
