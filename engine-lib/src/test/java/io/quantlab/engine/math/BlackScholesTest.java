package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Published values, parity, bounds, and the way back from a value to its volatility.
class BlackScholesTest {
  @Test
  @DisplayName("F-70: values of Haug, Complete Guide, 2nd edition, 1.1, and of Hull's example")
  void published() {
    // Haug 1.1.1: stock without dividends
    assertEquals(2.1334, BlackScholes.value(1, 60, 65, 0.25, 0.08, 0.08, 0.30), 5e-5);
    // Haug 1.1.2: put on an index with a yield of 5 %
    assertEquals(2.4648, BlackScholes.value(-1, 100, 95, 0.5, 0.10, 0.05, 0.20), 5e-5);
    // Haug 1.1.3: options on futures, call and put at the money
    assertEquals(1.7011, BlackScholes.value(1, 19, 19, 0.75, 0.10, 0, 0.28), 5e-5);
    assertEquals(1.7011, BlackScholes.value(-1, 19, 19, 0.75, 0.10, 0, 0.28), 5e-5);
    // Hull, Options, Futures and Other Derivatives, example of Black-Scholes-Merton
    assertEquals(4.76, BlackScholes.value(1, 42, 40, 0.5, 0.10, 0.10, 0.20), 5e-3);
    assertEquals(0.81, BlackScholes.value(-1, 42, 40, 0.5, 0.10, 0.10, 0.20), 5e-3);
  }

  @Test
  @DisplayName("F-70, X-7: put-call parity and bounds; without time or volatility the forward")
  void identities() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      double price = 20 + 160 * random.nextDouble();
      double strike = 20 + 160 * random.nextDouble();
      double years = 3 * random.nextDouble();
      double rate = 0.12 * random.nextDouble();
      double carry = 0.12 * random.nextDouble();
      double sigma = 0.01 + random.nextDouble();
      double call = BlackScholes.value(1, price, strike, years, rate, carry, sigma);
      double put = BlackScholes.value(-1, price, strike, years, rate, carry, sigma);
      double forward = price * Math.exp((carry - rate) * years) - strike * Math.exp(-rate * years);
      assertEquals(forward, call - put, 1e-10, "parity");
      assertTrue(call >= Math.max(0, forward) - 1e-12, "not below the forward");
      assertTrue(call <= price * Math.exp((carry - rate) * years) + 1e-12, "not above the share");
      assertEquals(
          Math.max(0, forward), BlackScholes.value(1, price, strike, years, rate, carry, 0), 1e-12);
    }
    assertEquals(5, BlackScholes.value(1, 105, 100, 0, 0.1, 0.1, 0.3));
    assertEquals(0, BlackScholes.value(-1, 105, 100, 0, 0.1, 0.1, 0.3));
  }

  @Test
  @DisplayName("F-70: the volatility of a value gives the value back; none below what it must be")
  void implied() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      double strike = 60 + 80 * random.nextDouble();
      double years = 0.02 + 2 * random.nextDouble();
      double sigma = 0.05 + 0.9 * random.nextDouble();
      int sign = random.nextBoolean() ? 1 : -1;
      double value = BlackScholes.value(sign, 100, strike, years, 0.03, 0.03, sigma);
      double found = BlackScholes.impliedVolatility(sign, value, 100, strike, years, 0.03, 0.03);
      double again = BlackScholes.value(sign, 100, strike, years, 0.03, 0.03, found);
      assertEquals(value, again, 1e-9);
    }
    double below = BlackScholes.impliedVolatility(1, 9.99, 110, 100, 0.5, 0, 0);
    assertTrue(Double.isNaN(below), "less than the exercise brings");
    double above = BlackScholes.impliedVolatility(1, 111, 110, 100, 0.5, 0, 0);
    assertTrue(Double.isNaN(above), "more than the share");
  }
}
