package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Garman and Klass's volatility from whole bars, scaled to a year, in percent.
///
/// `100 sqrt(perYear · sma(0.5 log(high / low)² - (2 log 2 - 1) log(close / open)², n))`; `NaN` of
/// a negative mean. Steps without such logarithms carry. Warm-up: `period` steps. Source: Garman,
/// Klass, *On the Estimation of Security Price Volatilities from Historical Data*, J. Business
/// 53(1), 1980.
public final class GarmanKlass extends FourInputs {
  private static final double BODY = 2 * StrictMath.log(2) - 1;
  private final Sma mean;
  private final double perYear;

  /// @param period bars in the window, at least 1
  /// @param perYear bars in a year, usually 252
  public GarmanKlass(int period, double perYear) {
    mean = new Sma(period);
    this.perYear = finite(perYear, "perYear");
  }

  @Override
  public double update(double open, double high, double low, double close) {
    double span = StrictMath.log(high / low);
    double body = StrictMath.log(close / open);
    double variance = 0.5 * span * span - BODY * body * body;
    if (!Double.isFinite(variance)) {
      return value();
    }
    return give(100 * Math.sqrt(mean.update(variance) * perYear));
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
