package io.quantlab.engine.option;

import io.quantlab.engine.math.BlackScholes;
import io.quantlab.engine.math.Normal;
import io.quantlab.engine.portfolio.OptionTerms.Style;

/// How the value of an option moves, in the units of engine contract M-32.
///
/// What is never worth exercising early is valued by the generalized Black-Scholes-Merton formula,
/// in closed form; every other American option by [AmericanTree] and central differences of it, by
/// 1 % of the price, 0.01 of volatility, 0.001 of the rate and a hundredth of the time. Source: E.
/// G. Haug, *The Complete Guide to Option Pricing Formulas*, 2nd edition, sections 1.1.6 and 2.1 to
/// 2.7. All are `NaN` without time or volatility, where the value has a corner.
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

    /// Cost of carry, `b`, of what yields a part of itself.
    double of(double rate, double yield) {
      return this == SPOT ? rate - yield : 0;
    }
  }

  /// An option whose greeks are asked for. Rates per year as ratios.
  ///
  /// @param sign +1 for a call, -1 for a put
  /// @param price of the underlying, positive
  /// @param strike positive
  /// @param years until the expiry
  /// @param yield of dividends, continuous; a future has none
  public record Option(
      int sign,
      double price,
      double strike,
      double years,
      double rate,
      double yield,
      Carry carry,
      Style style) {
    /// A European option on what pays nothing.
    public Option(int sign, double price, double strike, double years, double rate, Carry carry) {
      this(sign, price, strike, years, rate, 0, carry, Style.EUROPEAN);
    }

    /// The volatility at which the option has a value; `NaN` for a value no volatility gives, and
    /// for what an exercise now brings (M-33).
    public double impliedVolatility(double value) {
      return isExercisedEarly()
          ? new EarlyExercise(this).impliedVolatility(value)
          : BlackScholes.impliedVolatility(
              sign, value, price, strike, years, rate, carry.of(rate, yield));
    }

    /// Whether an exercise before the expiry can be worth it: that of a call brings the yield, or
    /// on a future the rate, that of a put the rate on the strike.
    boolean isExercisedEarly() {
      double gain = sign > 0 ? rate - carry.of(rate, yield) : rate;
      return style == Style.AMERICAN && gain > 0;
    }
  }

  /// The greeks at a volatility, a ratio per year.
  public static Greeks of(Option option, double sigma) {
    double years = option.years;
    double deviation = sigma * Math.sqrt(years);
    if (!(deviation > 0) || !(option.price > 0)) {
      return NONE;
    }
    if (option.isExercisedEarly()) {
      return new EarlyExercise(option).greeks(sigma);
    }
    int sign = option.sign;
    double rate = option.rate;
    double b = option.carry.of(rate, option.yield);
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
