package io.quantlab.engine.option;

/// Value of an American option by a binomial tree (engine contract M-31).
///
/// The tree of Leisen and Reimer puts the strike in the middle of its last step by the inversion of
/// Peizer and Pratt, so that values converge smoothly and differences of them can be taken. With
/// 151 steps a value is within about 0.01 % of the underlying's price. Source: D. Leisen and M.
/// Reimer, *Binomial models for option valuation: examining and improving convergence*, Applied
/// Mathematical Finance 3 (1996); E. G. Haug, *The Complete Guide to Option Pricing Formulas*, 2nd
/// edition, section 7.1.5.
final class AmericanTree {
  private static final int STEPS = 151;

  private final double[] values = new double[STEPS + 1];

  /// The value of a call (`sign` +1) or a put (-1). Without time or volatility it is what the
  /// better of an exercise now and one at the end brings.
  ///
  /// @param b cost of carry per year
  double value(
      int sign, double price, double strike, double years, double rate, double b, double sigma) {
    double deviation = sigma * Math.sqrt(years);
    if (!(deviation > 0)) {
      double end = StrictMath.exp((b - rate) * years) * price;
      double forward = sign * (end - strike * StrictMath.exp(-rate * years));
      return Math.max(0, Math.max(forward, sign * (price - strike)));
    }
    double d1 = (StrictMath.log(price / strike) + (b + sigma * sigma / 2) * years) / deviation;
    double share = inversion(d1);
    double likely = inversion(d1 - deviation);
    double step = years / STEPS;
    double growth = StrictMath.exp(b * step);
    double up = growth * share / likely;
    double down = (growth - likely * up) / (1 - likely);
    double discount = StrictMath.exp(-rate * step);
    return fold(sign, price, strike, up, down, discount * likely, discount * (1 - likely));
  }

  /// From the last step to the first; each node is worth what waiting or exercising brings.
  private double fold(
      int sign,
      double price,
      double strike,
      double up,
      double down,
      double weightUp,
      double weightDown) {
    double ratio = up / down;
    double lowest = price * StrictMath.pow(down, STEPS);
    double at = lowest;
    for (int i = 0; i <= STEPS; i++) {
      values[i] = Math.max(0, sign * (at - strike));
      at *= ratio;
    }
    for (int step = STEPS - 1; step >= 0; step--) {
      lowest /= down;
      at = lowest;
      for (int i = 0; i <= step; i++) {
        double waiting = weightUp * values[i + 1] + weightDown * values[i];
        values[i] = Math.max(waiting, sign * (at - strike));
        at *= ratio;
      }
    }
    return values[0];
  }

  /// The second inversion of Peizer and Pratt: how likely a step up must be for a normal quantile.
  private static double inversion(double z) {
    double scaled = z / (STEPS + 1.0 / 3 + 0.1 / (STEPS + 1));
    double inner = 1 - StrictMath.exp(-scaled * scaled * (STEPS + 1.0 / 6));
    return 0.5 + Math.copySign(0.5 * Math.sqrt(inner), z);
  }
}
