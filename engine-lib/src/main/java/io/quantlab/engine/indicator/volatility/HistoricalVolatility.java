package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Historical volatility: the standard deviation (population) of the last `period` log returns,
/// scaled to a year, in percent.
///
/// `100 stdev(log(value / value before), n) sqrt(perYear)`; a return without logarithm counts as
/// missing. O(period) per step. `NaN` steps carry. Warm-up: `period` + 1 steps. Source: Natenberg,
/// *Option Volatility and Pricing*, 1994.
public final class HistoricalVolatility extends OneInput {
  private final StandardDeviation deviation;
  private final double scale;
  private double previous = Double.NaN;

  /// @param period returns in the window, at least 1
  /// @param perYear steps in a year, usually 252
  public HistoricalVolatility(int period, double perYear) {
    deviation = new StandardDeviation(period);
    scale = 100 * Math.sqrt(finite(perYear, "perYear"));
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    double rate = StrictMath.log(next / previous);
    previous = next;
    return give(deviation.update(Double.isFinite(rate) ? rate : Double.NaN) * scale);
  }

  @Override
  public int warmUp() {
    return deviation.warmUp() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    deviation.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
