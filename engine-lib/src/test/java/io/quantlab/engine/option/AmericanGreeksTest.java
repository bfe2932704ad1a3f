package io.quantlab.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.math.BlackScholes;
import io.quantlab.engine.option.Greeks.Carry;
import io.quantlab.engine.option.Greeks.Option;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Published values of American options, a naive binomial tree, and what must hold of any.
final class AmericanGreeksTest {
  private static final double RATE = 0.06;

  /// Longstaff and Schwartz, *Valuing American options by simulation*, Review of Financial Studies
  /// 14 (2001), table 1: puts of strike 40 by finite differences, exercised 50 times a year, so up
  /// to a cent below the American value. Price, volatility, years, value.
  private static final double[][] PUTS = {
    {36, 0.2, 1, 4.478}, {36, 0.2, 2, 4.840}, {36, 0.4, 1, 7.101}, {36, 0.4, 2, 8.508},
    {38, 0.2, 1, 3.250}, {38, 0.2, 2, 3.745}, {38, 0.4, 1, 6.148}, {38, 0.4, 2, 7.670},
    {40, 0.2, 1, 2.314}, {40, 0.2, 2, 2.885}, {40, 0.4, 1, 5.312}, {40, 0.4, 2, 6.920},
    {42, 0.2, 1, 1.617}, {42, 0.2, 2, 2.212}, {42, 0.4, 1, 4.582}, {42, 0.4, 2, 6.248},
    {44, 0.2, 1, 1.110}, {44, 0.2, 2, 1.690}, {44, 0.4, 1, 3.948}, {44, 0.4, 2, 5.647},
  };

  @Test
  @DisplayName("M-31: American puts of Longstaff and Schwartz, table 1")
  void puts() {
    for (double[] row : PUTS) {
      double value = new AmericanTree().value(-1, row[0], 40, row[2], RATE, RATE, row[1]);
      assertTrue(value > row[3] - 2e-3 && value < row[3] + 1.5e-2, value + " for " + row[3]);
    }
  }

  @Test
  @DisplayName("M-33: the volatility of a value is the one it was made with")
  void implied() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100; i++) {
      Option option = random(random);
      double sigma = 0.15 + 0.4 * random.nextDouble();
      double value = naive(option, sigma, option.price(), option.years(), 151);
      double intrinsic = option.sign() * (option.price() - option.strike());
      if (value > intrinsic + 0.05) {
        assertEquals(sigma, option.impliedVolatility(value), 4e-3, "seed 5, draw " + i);
      }
    }
    Option put = new Option(-1, 36, 40, 1, RATE, 0, Carry.SPOT, Style.AMERICAN);
    assertTrue(Double.isNaN(put.impliedVolatility(4)), "no more than an exercise now brings");
    assertTrue(Double.isNaN(put.impliedVolatility(41)), "more than any volatility gives");
    assertTrue(Double.isNaN(put.impliedVolatility(Double.NaN)));
  }

  @Test
  @DisplayName("M-32: greeks are differences of a naive tree's values")
  void greeks() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 40; i++) {
      Option o = random(random);
      double sigma = 0.2 + 0.3 * random.nextDouble();
      Greeks g = Greeks.of(o, sigma);
      double h = o.price() * 0.02;
      double up = naive(o, sigma, o.price() + h, o.years(), 401);
      double down = naive(o, sigma, o.price() - h, o.years(), 401);
      String what = "seed 6, draw " + i + ": " + o;
      assertEquals((up - down) / (2 * h), g.delta(), 2e-2, what);
      double v = 0.02;
      double wide = naive(o, sigma + v, o.price(), o.years(), 401);
      double narrow = naive(o, sigma - v, o.price(), o.years(), 401);
      assertEquals(
          (wide - narrow) / (2 * v), g.vega(), 0.05 * o.price() * Math.sqrt(o.years()), what);
      assertTrue(g.gamma() > -1e-6, what);
      assertTrue(g.theta() < 1e-6 + o.rate() * o.strike(), what);
    }
  }

  @Test
  @DisplayName("M-34: American is at least European, and no less than an exercise now")
  void bounds() {
    SplittableRandom random = new SplittableRandom(7);
    AmericanTree tree = new AmericanTree();
    for (int i = 0; i < 200; i++) {
      Option o = random(random);
      double sigma = 0.1 + 0.5 * random.nextDouble();
      double b = o.carry() == Carry.FUTURE ? 0 : o.rate() - o.yield();
      double american = tree.value(o.sign(), o.price(), o.strike(), o.years(), o.rate(), b, sigma);
      double european =
          BlackScholes.value(o.sign(), o.price(), o.strike(), o.years(), o.rate(), b, sigma);
      String what = "seed 7, draw " + i + ": " + o;
      assertTrue(american >= european - 2e-3, what + ", " + american + " < " + european);
      assertTrue(american >= o.sign() * (o.price() - o.strike()), what);
    }
  }

  @Test
  @DisplayName("M-31: a call without dividends and a put without a rate are European to the bit")
  void neverEarly() {
    Option call = new Option(1, 100, 95, 0.5, 0.05, 0, Carry.SPOT, Style.AMERICAN);
    assertEquals(
        Greeks.of(new Option(1, 100, 95, 0.5, 0.05, Carry.SPOT), 0.3), Greeks.of(call, 0.3));
    Option put = new Option(-1, 100, 95, 0.5, 0, 0.02, Carry.SPOT, Style.AMERICAN);
    Option european = new Option(-1, 100, 95, 0.5, 0, 0.02, Carry.SPOT, Style.EUROPEAN);
    assertEquals(Greeks.of(european, 0.3), Greeks.of(put, 0.3));
  }

  @Test
  @DisplayName("M-31: Hull's option on an index with a yield of 3 %, worth 51.83")
  void yield() {
    // Options, Futures and Other Derivatives, "Options on stock indices": S 930, K 900, r 8 %,
    // q 3 %, volatility 20 %, two months.
    Option call = new Option(1, 930, 900, 2.0 / 12, 0.08, 0.03, Carry.SPOT, Style.EUROPEAN);
    assertEquals(0.20, call.impliedVolatility(51.83), 5e-4);
  }

  private static Option random(SplittableRandom random) {
    return new Option(
        random.nextBoolean() ? 1 : -1,
        100,
        85 + 30 * random.nextDouble(),
        0.1 + random.nextDouble(),
        0.02 + 0.06 * random.nextDouble(),
        0.01 + 0.05 * random.nextDouble(),
        random.nextBoolean() ? Carry.SPOT : Carry.FUTURE,
        Style.AMERICAN);
  }

  /// Cox, Ross and Rubinstein, *Option pricing: a simplified approach* (1979), with an exercise at
  /// every node; the mean of two trees, one step apart, which takes most of the ripple out.
  private static double naive(Option o, double sigma, double price, double years, int steps) {
    return (tree(o, sigma, price, years, steps) + tree(o, sigma, price, years, steps + 1)) / 2;
  }

  private static double tree(Option o, double sigma, double price, double years, int steps) {
    double dt = years / steps;
    double b = o.carry() == Carry.FUTURE ? 0 : o.rate() - o.yield();
    double up = Math.exp(sigma * Math.sqrt(dt));
    double p = (Math.exp(b * dt) - 1 / up) / (up - 1 / up);
    double[] worth = new double[steps + 1];
    for (int step = steps; step >= 0; step--) {
      for (int i = 0; i <= step; i++) {
        double exercised = o.sign() * (price * Math.pow(up, 2 * i - step) - o.strike());
        double waiting =
            step == steps ? 0 : Math.exp(-o.rate() * dt) * (p * worth[i + 1] + (1 - p) * worth[i]);
        worth[i] = Math.max(exercised, waiting);
      }
    }
    return worth[0];
  }
}
