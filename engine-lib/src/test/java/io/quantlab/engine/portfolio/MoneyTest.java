package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.testkit.Lab;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The value of lots at a price, 1e-8 of a dollar (P-2, A-3).
class MoneyTest {
  private final Instrument stock = Lab.stock(1, 1);

  /// A price unit of 1e-6 and lots of 1e-4: a hundredth of 1e-8 per lot and unit.
  private final Instrument fine = Lab.terms(2, Decimal.unit(6), Decimal.unit(4), Decimal.ONE, 1);

  @Test
  @DisplayName("P-2: five shares at 1.00 are 5 dollars, sold ones as much below zero")
  void whole() {
    assertTrue(Money.wholePerTick(stock));
    assertEquals(500_000_000, Money.valueE8(stock, 100, 5));
    assertEquals(-500_000_000, Money.valueE8(stock, 100, -5));
    assertThrows(ArithmeticException.class, () -> Money.valueE8(stock, Long.MAX_VALUE, 5));
  }

  @Test
  @DisplayName("P-2: what is no whole number of 1e-8 is rounded half to even")
  void parts() {
    assertFalse(Money.wholePerTick(fine));
    assertEquals(370, Money.valueE8(fine, 12_345, 3)); // 370.35
    assertEquals(0, Money.valueE8(fine, 50, 1)); // 0.5
    assertEquals(2, Money.valueE8(fine, 150, 1)); // 1.5
    assertEquals(-2, Money.valueE8(fine, 150, -1));
  }

  @Test
  @DisplayName("A-3: a share of a cost by lots, half to even; all of it is all of it")
  void shares() {
    assertEquals(33, Money.share(100, 1, 3));
    assertEquals(2, Money.share(5, 1, 2)); // 2.5
    assertEquals(4, Money.share(7, 1, 2)); // 3.5
    assertEquals(0, Money.part(100, 0, 3));
    assertEquals(100, Money.part(100, 3, 3));
    assertEquals(67, Money.part(100, 2, 3));
  }
}
