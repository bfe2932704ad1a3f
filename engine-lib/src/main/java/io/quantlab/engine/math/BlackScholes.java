package io.quantlab.engine.math;

/// Value of European options and the volatility a price implies: generalized Black-Scholes-Merton.
///
/// `b` is the cost of carry: the rate for a share without dividends, the rate less the yield with
/// one, 0 for an option on a future (Black 1976). Time in years, rates and volatility per year as
/// ratios. Source: E. G. Haug, *The Complete Guide to Option Pricing Formulas*, 2nd edition,
/// section 1.1.6. Exponentials and logarithms are those of `StrictMath`, so a value is the same on
/// every machine.
public final class BlackScholes {
  private static final double WIDEST = 10;
  private static final int STEPS = 60;
  private static final double CLOSE = 1e-10;

  private BlackScholes() {}

  /// The value of a call (`sign` +1) or a put (-1). Without time or volatility it is what an
  /// exercise at the forward would bring, discounted.
  ///
  /// @param price of the underlying, positive
  /// @param strike positive
  public static double value(
      int sign, double price, double strike, double years, double rate, double b, double sigma) {
    double discount = StrictMath.exp(-rate * years);
    double grown = price * StrictMath.exp((b - rate) * years);
    double deviation = sigma * Math.sqrt(years);
    if (!(deviation > 0)) {
      return Math.max(0, sign * (grown - strike * discount));
    }
    double d1 = (StrictMath.log(price / strike) + (b + sigma * sigma / 2) * years) / deviation;
    double d2 = d1 - deviation;
    return sign * (grown * Normal.cdf(sign * d1) - strike * discount * Normal.cdf(sign * d2));
  }

  /// The volatility at which an option has a value, found by halving 0..10 until the value is met
  /// to 1e-10 or for 60 steps (M-33); `NaN` for a value no volatility gives.
  public static double impliedVolatility(
      int sign, double value, double price, double strike, double years, double rate, double b) {
    double low = 0;
    double high = WIDEST;
    boolean within =
        years > 0
            && value >= value(sign, price, strike, years, rate, b, low)
            && value <= value(sign, price, strike, years, rate, b, high);
    if (!within) {
      return Double.NaN;
    }
    double middle = 0;
    for (int i = 0; i < STEPS; i++) {
      middle = (low + high) / 2;
      double error = value(sign, price, strike, years, rate, b, middle) - value;
      if (Math.abs(error) <= CLOSE) {
        return middle;
      }
      if (error < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return middle;
  }
}
