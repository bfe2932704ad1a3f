package io.quantlab.engine.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Exact decimals from and to text (engine contract P-4).
class DecimalTest {
  @Test
  @DisplayName("P-4: equal values are equal decimals, however they are written")
  void parses() {
    assertEquals(new Decimal(25, 2), Decimal.parse("0.25"));
    assertEquals(new Decimal(25, 2), Decimal.parse("0.2500"));
    assertEquals(new Decimal(1_000, 0), Decimal.parse("1000"));
    assertEquals(new Decimal(1_000, 0), Decimal.parse("1e3"));
    assertEquals(new Decimal(1, 8), Decimal.parse("1E-8"));
    assertEquals(new Decimal(0, 0), Decimal.parse("0.00"));
  }

  @Test
  @DisplayName("P-4: printed in plain digits, read again as the same")
  void prints() {
    for (String text : new String[] {"0.25", "1000", "0.000000000000000001", "0", "123.456"}) {
      assertEquals(text, Decimal.parse(text).text());
    }
  }

  @Test
  @DisplayName("P-4: what a decimal cannot hold is refused")
  void refuses() {
    for (String text : new String[] {"", "x", "-1", "1e-19", "9223372036854775808", "1,5"}) {
      assertThrows(IllegalArgumentException.class, () -> Decimal.parse(text), text);
    }
  }
}
