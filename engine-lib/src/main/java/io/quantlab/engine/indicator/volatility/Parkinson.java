package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Parkinson's volatility from highs and lows, scaled to a year, in percent.
///
/// `100 sqrt(perYear · sma(log(high / low)², n) / (4 log 2))`. Steps without such a logarithm
/// carry. Warm-up: `period` steps. Source: Parkinson, *The Extreme Value Method for Estimating the
/// Variance of the Rate of Return*, J. Business 53(1), 1980.
public final class Parkinson extends TwoInputs {
  private final Sma mean;
  private final double scale;

  /// @param period bars in the window, at least 1
  /// @param perYear bars in a year, usually 252
  public Parkinson(int period, double perYear) {
    mean = new Sma(period);
    scale = finite(perYear, "perYear") / (4 * StrictMath.log(2));
  }

  @Override
  public double update(double high, double low) {
    double span = StrictMath.log(high / low);
    if (!Double.isFinite(span)) {
      return value();
    }
    return give(100 * Math.sqrt(mean.update(span * span) * scale));
  }

  @Override
  public int warmUp() {
    return mean.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean.exchange(snapshot);
  }
}
