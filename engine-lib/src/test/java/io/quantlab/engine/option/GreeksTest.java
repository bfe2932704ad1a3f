package io.quantlab.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.math.BlackScholes;
import io.quantlab.engine.option.Greeks.Carry;
import io.quantlab.engine.option.Greeks.Option;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Published values, and differences of the value itself.
class GreeksTest {
  @Test
  @DisplayName("M-31, M-32: the worked example of Hull, Options, Futures and Other Derivatives")
  void hull() {
    // Chapter "The Greek Letters": 20 weeks, S 49, K 50, r 5 %, volatility 20 %
    Greeks g = Greeks.of(new Option(1, 49, 50, 0.3846, 0.05, Carry.SPOT), 0.20);
    assertEquals(0.522, g.delta(), 5e-4);
    assertEquals(0.066, g.gamma(), 5e-4);
    assertEquals(-4.31, g.theta(), 5e-3);
    assertEquals(12.1, g.vega(), 5e-2);
    assertEquals(8.91, g.rho(), 5e-3);
  }

  @Test
  @DisplayName("M-31, M-32: the examples of Haug, Complete Guide, 2nd edition, chapter 2")
  void haug() {
    Option future = new Option(1, 105, 100, 0.5, 0.10, Carry.FUTURE);
    Option futurePut = new Option(-1, 105, 100, 0.5, 0.10, Carry.FUTURE);
    assertEquals(0.5946, Greeks.of(future, 0.36).delta(), 5e-5);
    assertEquals(-0.3566, Greeks.of(futurePut, 0.36).delta(), 5e-5);
    Option share = new Option(1, 55, 60, 0.75, 0.10, Carry.SPOT);
    assertEquals(0.0278, Greeks.of(share, 0.30).gamma(), 5e-5);
    assertEquals(18.9358, Greeks.of(share, 0.30).vega(), 5e-5);
    Option long1 = new Option(1, 72, 75, 1, 0.09, Carry.SPOT);
    assertEquals(38.7325, Greeks.of(long1, 0.19).rho(), 5e-5);
  }

  @Test
  @DisplayName("M-33: Hull's implied volatility of 23.5 %, and Black's put on a future of 1.12")
  void implied() {
    Option call = new Option(1, 21, 20, 0.25, 0.10, Carry.SPOT);
    assertEquals(0.235, call.impliedVolatility(1.875), 5e-4);
    Option put = new Option(-1, 20, 20, 4.0 / 12, 0.09, Carry.FUTURE);
    assertEquals(0.25, put.impliedVolatility(1.1166), 5e-4);
    assertTrue(Double.isNaN(call.impliedVolatility(0.5)), "below what the exercise brings");
  }

  @Test
  @DisplayName("M-34: greeks are what differences of the value give")
  void differences() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      int sign = random.nextBoolean() ? 1 : -1;
      Carry carry = random.nextBoolean() ? Carry.SPOT : Carry.FUTURE;
      double strike = 80 + 40 * random.nextDouble();
      double years = 0.1 + 2 * random.nextDouble();
      double rate = 0.1 * random.nextDouble();
      double sigma = 0.1 + 0.5 * random.nextDouble();
      Greeks g = Greeks.of(new Option(sign, 100, strike, years, rate, carry), sigma);
      double h = 1e-4;
      String what = "seed 11, draw " + i;
      Value v =
          (s, t, r, vol) ->
              BlackScholes.value(sign, s, strike, t, r, carry == Carry.SPOT ? r : 0, vol);
      double up = v.of(100 + h, years, rate, sigma);
      double down = v.of(100 - h, years, rate, sigma);
      assertEquals((up - down) / (2 * h), g.delta(), 1e-6, what);
      double middle = v.of(100, years, rate, sigma);
      double wide = 1e-2;
      double bend = v.of(100 + wide, years, rate, sigma) + v.of(100 - wide, years, rate, sigma);
      assertEquals((bend - 2 * middle) / (wide * wide), g.gamma(), 1e-5, what);
      assertEquals(
          -(v.of(100, years + h, rate, sigma) - v.of(100, years - h, rate, sigma)) / (2 * h),
          g.theta(),
          1e-4,
          what);
      assertEquals(
          (v.of(100, years, rate, sigma + h) - v.of(100, years, rate, sigma - h)) / (2 * h),
          g.vega(),
          1e-4,
          what);
      assertEquals(
          (v.of(100, years, rate + h, sigma) - v.of(100, years, rate - h, sigma)) / (2 * h),
          g.rho(),
          1e-3,
          what);
    }
  }

  @Test
  @DisplayName("M-34: without time, volatility or price there are none")
  void corners() {
    Option over = new Option(1, 100, 100, 0, 0, Carry.SPOT);
    assertTrue(Double.isNaN(Greeks.of(over, 0.2).delta()));
    assertTrue(Double.isNaN(Greeks.of(over, Double.NaN).delta()));
    Option unpriced = new Option(1, 0, 100, 1, 0, Carry.SPOT);
    assertTrue(Double.isNaN(Greeks.of(unpriced, 0.2).vega()));
  }

  private interface Value {
    double of(double price, double years, double rate, double sigma);
  }
}
