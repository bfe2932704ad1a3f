package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.Decimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class UnitRatioTest {
  @Test
  @DisplayName("P-4: 3.25 is 13 quarters, 325 cents and 208 of 1/64")
  void convertsExactly() {
    Decimal quarter = new Decimal(25, 2);
    Decimal sixtyFourth = new Decimal(15_625, 6);
    assertEquals(325, UnitRatio.of(quarter, Decimal.unit(2)).apply(13));
    assertEquals(208, UnitRatio.of(quarter, sixtyFourth).apply(13));
    assertEquals(13, UnitRatio.of(sixtyFourth, quarter).apply(208));
    assertFalse(UnitRatio.of(Decimal.unit(2), quarter).isWhole());
    assertThrows(
        ArithmeticException.class, () -> UnitRatio.of(Decimal.unit(2), quarter).apply(326));
    assertThrows(
        ArithmeticException.class, () -> UnitRatio.of(Decimal.ONE, Decimal.unit(18)).apply(100));
  }

  @Test
  void commonUnitIsTheCoarsestThatFitsBoth() {
    assertEquals(Decimal.unit(2), UnitRatio.common(Decimal.unit(2), new Decimal(25, 2)));
    assertEquals(Decimal.unit(1), UnitRatio.common(new Decimal(2, 1), new Decimal(5, 1)));
    assertEquals(new Decimal(25, 2), UnitRatio.common(new Decimal(25, 2), Decimal.ONE));
    assertEquals(Decimal.unit(5), UnitRatio.common(Decimal.unit(4), Decimal.unit(5)));
  }
}
