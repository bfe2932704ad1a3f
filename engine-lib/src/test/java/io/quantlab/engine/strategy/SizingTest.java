package io.quantlab.engine.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.testkit.Lab;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Sizes worked by hand (engine contract section 5, sizing). The stock costs 100 dollars, 10,000
/// ticks of a cent.
class SizingTest {
  private static final long DOLLAR = 100_000_000;
  private static final long NAV = 10_000 * DOLLAR;
  private static final Instrument STOCK = Lab.stock(1, 1);

  @Test
  @DisplayName("sizing by cash: the lots that amount buys, floored")
  void cash() {
    assertEquals(10, Sizing.lotsForCash(1_050 * DOLLAR, STOCK, 10_000));
    assertEquals(0, Sizing.lotsForCash(99 * DOLLAR, STOCK, 10_000));
    assertEquals(0, Sizing.lotsForCash(NAV, STOCK, 0));
    // 1e-5 lots at 1e-5: 100.00000 a unit, so 10.50 buys 0.105 = 10,500 lots
    Instrument fine = Lab.terms(1, Decimal.unit(5), Decimal.unit(5), Decimal.ONE, 1);
    assertEquals(10_500, Sizing.lotsForCash(1_050_000_000, fine, 10_000_000));
  }

  @Test
  @DisplayName("sizing by percent of equity")
  void equity() {
    assertEquals(33, Sizing.lotsForEquity(NAV, 0.33, STOCK, 10_000));
    assertEquals(200, Sizing.lotsForEquity(NAV, 2, STOCK, 10_000));
    assertEquals(0, Sizing.lotsForEquity(NAV, Double.NaN, STOCK, 10_000));
    assertEquals(0, Sizing.lotsForEquity(-NAV, 0.5, STOCK, 10_000));
  }

  @Test
  @DisplayName("sizing by target weight: lots x price <= (NAV x (1 - buffer) - fee(lots)) x weight")
  void weight() {
    assertEquals(99, Sizing.lotsForWeight(NAV, 1, Sizing.BUFFER, STOCK, 10_000)); // 9,975
    // 100 lots cost 100 in fees: 9,900 buy 99, which leave 9,901
    assertEquals(99, Sizing.lotsForWeight(NAV, 1, 0, STOCK, 10_000, lots -> lots * DOLLAR));
    // half of 10,000 - 49 = 4,975.5 buys 49; of 10,000 - 50 it buys 49 too
    assertEquals(49, Sizing.lotsForWeight(NAV, 0.5, 0, STOCK, 10_000, lots -> lots * DOLLAR));
    assertEquals(99, Sizing.lotsForWeight(NAV, 1, 0, STOCK, 10_000, lots -> 50 * DOLLAR));
    assertEquals(0, Sizing.lotsForWeight(NAV, 1, 0, STOCK, 10_000, lots -> NAV));
    assertEquals(0, Sizing.lotsForWeight(NAV, -1, 0, STOCK, 10_000, lots -> 0));
  }

  @Test
  @DisplayName("sizing by risk: what the stop loses, on either side")
  void risk() {
    assertEquals(80, Sizing.lotsForRisk(200 * DOLLAR, STOCK, 10_000, 9_750)); // 2.50 a share
    assertEquals(80, Sizing.lotsForRisk(200 * DOLLAR, STOCK, 10_000, 10_250));
    assertEquals(0, Sizing.lotsForRisk(200 * DOLLAR, STOCK, 10_000, 10_000));
  }

  @Test
  @DisplayName("sizing by volatility: 10 % wanted of 25 % is a weight of 0.4")
  void volatility() {
    assertEquals(40, Sizing.lotsForVolatility(NAV, 0.10, 0.25, STOCK, 10_000));
    assertEquals(0, Sizing.lotsForVolatility(NAV, 0.10, Double.NaN, STOCK, 10_000));
  }

  @Test
  @DisplayName("Kelly: 0.6 - 0.4 / 1.5 = 1/3; no edge, no bet; mean over variance")
  void kelly() {
    assertEquals(1.0 / 3, Sizing.kelly(0.6, 1.5), 1e-15);
    assertEquals(0, Sizing.kelly(0.4, 1));
    assertEquals(0, Sizing.kelly(0.5, 0));
    assertEquals(2.5, Sizing.kellyOfReturns(0.001, 0.0004), 1e-12);
    assertEquals(0, Sizing.kellyOfReturns(-0.001, 0.0004));
  }

  @Test
  @DisplayName("correlation: four identical positions take half, independent ones all")
  void correlation() {
    assertEquals(0.5, Sizing.correlationScale(4, 1));
    assertEquals(1, Sizing.correlationScale(4, 0));
    assertEquals(1, Sizing.correlationScale(4, -0.2));
    assertEquals(0.70710678118654752, Sizing.correlationScale(3, 0.5), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Sizing.correlationScale(0, 0));
  }
}
