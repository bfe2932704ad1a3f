package io.quantlab.engine.option;

import io.quantlab.engine.math.BlackScholes;
import io.quantlab.engine.math.Normal;

/// How the value of a European option moves, in the units of engine contract M-32: generalized
/// Black-Scholes-Merton in closed form.
///
/// The early exercise of an American option is not valued: its put comes out a little cheap.
/// Source: E. G. Haug, *The Complete Guide to Option Pricing Formulas*, 2nd edition, sections 1.1.6
/// and 2.1 to 2.7. All are `NaN` without time or volatility, where the value has a corner.
///
/// @param delta per 1.00 of the underlying's price
/// @param gamma change of delta per 1.00 of the underlying's price
/// @param theta per year that passes
/// @param vega per 1.00 of volatility
/// @param rho per 1.00 of the rate, the yield of the underlying held
public record Greeks(double delta, double gamma, double theta, double vega, double rho) {
  /// Without a price there is none.
  public static final Greeks NONE =
      new Greeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /// What the underlying is, which is what holding it costs.
  public enum Carry {
    /// It is paid for, so holding it costs the rate.
    SPOT,
    /// Nothing is paid for it (Black 1976).
    FUTURE;

    /// Cost of carry, `b`.
    double of(double rate) {
      return this == SPOT ? rate : 0;
    }
  }

  /// An option whose greeks are asked for. Rates per year as ratios.
  ///
  /// @param sign +1 for a call, -1 for a put
  /// @param price of the underlying, positive
  /// @param strike positive
  /// @param years until the expiry
  public record Option(
      int sign, double price, double strike, double years, double rate, Carry carry) {
    /// The volatility at which the option has a value; `NaN` for a value no volatility gives
    /// (M-33).
    public double impliedVolatility(double value) {
      return BlackScholes.impliedVolatility(
          sign, value, price, strike, years, rate, carry.of(rate));
    }
  }

  /// The greeks at a volatility, a ratio per year.
  public static Greeks of(Option option, double sigma) {
    double years = option.years;
    double deviation = sigma * Math.sqrt(years);
    if (!(deviation > 0) || !(option.price > 0)) {
      return NONE;
    }
    int sign = option.sign;
    double rate = option.rate;
    double b = option.carry.of(rate);
    double drift = (b + sigma * sigma / 2) * years;
    double d1 = (StrictMath.log(option.price / option.strike) + drift) / deviation;
    double d2 = d1 - deviation;
    double share = StrictMath.exp((b - rate) * years);
    double due = option.strike * StrictMath.exp(-rate * years);
    double exercised = sign * due * Normal.cdf(sign * d2);
    double delta = sign * share * Normal.cdf(sign * d1);
    double bell = option.price * share * Normal.pdf(d1);
    double decay = -bell * sigma / (2 * Math.sqrt(years));
    double theta = decay - (b - rate) * option.price * delta - rate * exercised;
    double value = option.price * delta - exercised;
    double rho = option.carry == Carry.FUTURE ? -years * value : years * exercised;
    return new Greeks(
        delta,
        bell / (option.price * option.price * deviation),
        theta,
        bell * Math.sqrt(years),
        rho);
  }
}
