package io.quantlab.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.DecimalTextException.Problem;
import io.quantlab.engine.instrument.Decimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// P-4: decimal text is exact or refused.
class DecimalTextTest {
  private static Decimal unit(String text) {
    BigDecimal value = new BigDecimal(text);
    return new Decimal(value.unscaledValue().longValueExact(), value.scale());
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, 0.01, 125",
    "1.25, 0.015625, 80",
    "-0.05, 0.01, -5",
    "+7, 1, 7",
    ".5, 0.1, 5",
    "5., 0.1, 50",
    "0.000, 0.01, 0",
    "-0, 1, 0",
    "000123.4500000000000000000000000, 0.01, 12345",
    "1e-5, 0.00001, 1",
    "1.5E3, 100, 15",
    "12e+2, 25, 48",
    "0e999, 1, 0",
    "999999999999999999, 1, 999999999999999999",
    "0.999999999999999999, 0.000000000000000001, 999999999999999999",
    "2000000000000, 0.4, 5000000000000",
  })
  void readsExactly(String text, String unit, long counts) {
    assertEquals(counts, new DecimalText(unit(unit)).parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1.255, 0.01, NOT_A_MULTIPLE",
    "0.7, 0.25, NOT_A_MULTIPLE",
    "1e-9, 0.01, NOT_A_MULTIPLE",
    "50, 100, NOT_A_MULTIPLE",
    "1e30, 3, NOT_A_MULTIPLE",
    "1e18, 0.01, TOO_LARGE",
    "1e999, 1, TOO_LARGE",
    "92233720368547758.07, 0.01, TOO_MANY_DIGITS",
    "1234567890123456789, 1, TOO_MANY_DIGITS",
    "1.000000000000000001, 1, TOO_MANY_DIGITS",
    "NaN, 1, SYNTAX",
    "Infinity, 1, SYNTAX",
    "., 1, SYNTAX",
    "-, 1, SYNTAX",
    "'', 1, SYNTAX",
    "1.2.3, 0.1, SYNTAX",
    "'1 ', 1, SYNTAX",
    "' 1', 1, SYNTAX",
    "'1,5', 0.1, SYNTAX",
    "'1٣', 1, SYNTAX",
    "1e, 1, SYNTAX",
    "1e+, 1, SYNTAX",
    "e5, 1, SYNTAX",
    "--1, 1, SYNTAX",
    "0x10, 1, SYNTAX",
  })
  void refusesTheRest(String text, String unit, Problem problem) {
    assertEquals(problem, problem(text, unit));
  }

  @Test
  void saysWhatWasExpectedAndFound() {
    DecimalTextException refused =
        assertThrows(DecimalTextException.class, () -> new DecimalText(unit("0.05")).parse("1.03"));
    assertEquals("expected a multiple of 0.05, found \"1.03\"", refused.getMessage());
  }

  @Test
  void readsADecimalComma() {
    DecimalText text = new DecimalText(unit("0.01"), ',');
    assertEquals(-123456, text.parse("-1234,56"));
    assertEquals("-1234,56", text.print(-123456));
  }

  @ParameterizedTest
  @CsvSource({
    "125, 0.01, 1.25",
    "-5, 0.01, -0.05",
    "0, 0.01, 0.00",
    "65, 0.015625, 1.015625",
    "3, 100, 300",
    "-9223372036854775808, 1, -9223372036854775808",
    "-9223372036854775808, 0.01, -92233720368547758.08",
    "9223372036854775807, 25, 230584300921369395175",
  })
  void printsExactly(long counts, String unit, String text) {
    assertEquals(text, new DecimalText(unit(unit)).print(counts));
  }

  @Test
  @DisplayName("random numbers: equal to BigDecimal division, and print -> parse is the identity")
  void agreesWithBigDecimal() {
    long seed = 99;
    System.out.println("agreesWithBigDecimal seed " + seed);
    Random random = new Random(seed);
    int exact = 0;
    for (int i = 0; i < 200_000; i++) {
      Decimal unit =
          new Decimal(1 + random.nextInt(random.nextBoolean() ? 1 : 400), random.nextInt(10));
      DecimalText text = new DecimalText(unit);
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong() >> 5 + random.nextInt(58), random.nextInt(9));
      String written = random.nextBoolean() ? value.toPlainString() : value.toString();
      BigDecimal[] parts = value.divideAndRemainder(unit.toBigDecimal());
      if (parts[1].signum() == 0
          && parts[0].abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        byte[] ascii = ("xx" + written + "yy").getBytes(StandardCharsets.US_ASCII);
        long counts = text.parse(ascii, 2, ascii.length - 2);
        assertEquals(parts[0].longValueExact(), counts, written + " in " + unit);
        assertEquals(0, new BigDecimal(text.print(counts)).compareTo(value));
        exact++;
      } else {
        assertThrows(
            DecimalTextException.class, () -> text.parse(written), () -> written + " in " + unit);
      }
    }
    assertTrue(exact > 20_000, "exact " + exact);
  }

  private static Problem problem(String text, String unit) {
    DecimalText decimals = new DecimalText(unit(unit));
    return assertThrows(DecimalTextException.class, () -> decimals.parse(text)).problem();
  }
}
