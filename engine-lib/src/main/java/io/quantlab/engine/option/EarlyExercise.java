package io.quantlab.engine.option;

import io.quantlab.engine.option.Greeks.Carry;
import io.quantlab.engine.option.Greeks.Option;
import io.quantlab.engine.portfolio.OptionTerms.Style;

/// Volatility and greeks of an option that may be worth exercising before its end.
final class EarlyExercise {
  private static final double LEAST = 1e-6;
  private static final int STEPS = 40;
  private static final double CLOSE = 1e-9;
  private static final double PRICE_STEP = 0.01;
  private static final double TIME_STEP = 0.01;
  private static final double VOLATILITY_STEP = 0.01;
  private static final double RATE_STEP = 0.001;

  private final Option option;
  private final AmericanTree tree = new AmericanTree();

  EarlyExercise(Option option) {
    this.option = option;
  }

  /// Found by false position (Illinois) below the volatility of the European option, which is worth
  /// less; `NaN` at or below what an exercise now or at the end brings.
  double impliedVolatility(double value) {
    if (!(option.years() > 0) || !(value > at(0))) {
      return Double.NaN;
    }
    double high = european(value);
    if (Double.isNaN(high)) {
      return Double.NaN;
    }
    double low = high / 2;
    double above = at(high) - value;
    double below = at(low) - value;
    while (below > 0 && low > LEAST) {
      high = low;
      above = below;
      low /= 2;
      below = at(low) - value;
    }
    return between(low, below, high, above, value);
  }

  private double between(double from, double below, double to, double above, double value) {
    double low = from;
    double high = to;
    double lowError = below;
    double highError = above;
    for (int i = 0; i < STEPS && Math.abs(highError) > CLOSE && Math.abs(lowError) > CLOSE; i++) {
      double middle = (low * highError - high * lowError) / (highError - lowError);
      double error = at(middle) - value;
      if (Math.abs(error) <= CLOSE) {
        return middle;
      }
      if (error > 0) {
        high = middle;
        highError = error;
        lowError /= 2;
      } else {
        low = middle;
        lowError = error;
        highError /= 2;
      }
    }
    return Math.abs(lowError) < Math.abs(highError) ? low : high;
  }

  private double european(double value) {
    return new Option(
            option.sign(),
            option.price(),
            option.strike(),
            option.years(),
            option.rate(),
            option.yield(),
            option.carry(),
            Style.EUROPEAN)
        .impliedVolatility(value);
  }

  /// @param sigma positive
  Greeks greeks(double sigma) {
    double price = option.price();
    double years = option.years();
    double rate = option.rate();
    double h = price * PRICE_STEP;
    double up = value(price + h, years, rate, sigma);
    double down = value(price - h, years, rate, sigma);
    double middle = at(sigma);
    double t = years * TIME_STEP;
    double v = Math.min(VOLATILITY_STEP, sigma / 2);
    return new Greeks(
        (up - down) / (2 * h),
        (up - 2 * middle + down) / (h * h),
        (value(price, years - t, rate, sigma) - value(price, years + t, rate, sigma)) / (2 * t),
        (at(sigma + v) - at(sigma - v)) / (2 * v),
        (value(price, years, rate + RATE_STEP, sigma)
                - value(price, years, rate - RATE_STEP, sigma))
            / (2 * RATE_STEP));
  }

  private double at(double sigma) {
    return value(option.price(), option.years(), option.rate(), sigma);
  }

  private double value(double price, double years, double rate, double sigma) {
    double b = option.carry() == Carry.FUTURE ? 0 : rate - option.yield();
    return tree.value(option.sign(), price, option.strike(), years, rate, b, sigma);
  }
}
