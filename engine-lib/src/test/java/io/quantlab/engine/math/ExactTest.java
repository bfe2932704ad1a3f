package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// [Exact] against `BigDecimal` (Z-7, P-2).
class ExactTest {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    -2,
    3,
    5,
    -5,
    7,
    10,
    1L << 31,
    1L << 32,
    (1L << 62) + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    100_000_000,
    -100_000_000
  };

  @Test
  @DisplayName("P-2: products in 128 bits round as BigDecimal does, or throw when they do not fit")
  void agreesWithBigDecimal() {
    for (long a : EDGES) {
      for (long b : EDGES) {
        for (long d : EDGES) {
          if (d > 0) {
            check(a, b, d);
          }
        }
      }
    }
    long seed = 7_004;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      long d = Math.max(1, random.nextLong() >>> 1 + random.nextInt(62));
      check(a, b, d);
    }
  }

  private static void check(long a, long b, long divisor) {
    String at = a + " x " + b + " / " + divisor;
    expect(a, b, divisor, RoundingMode.HALF_EVEN, at);
    expect(a, b, divisor, RoundingMode.FLOOR, at);
    expect(a, b, divisor, RoundingMode.CEILING, at);
    BigDecimal quotient =
        BigDecimal.valueOf(a).divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN);
    assertEquals(quotient.longValueExact(), Exact.divHalfEven(a, divisor), a + " / " + divisor);
  }

  private static void expect(long a, long b, long divisor, RoundingMode mode, String at) {
    BigDecimal exact =
        BigDecimal.valueOf(a)
            .multiply(BigDecimal.valueOf(b))
            .divide(BigDecimal.valueOf(divisor), 0, mode);
    BigInteger whole = exact.toBigIntegerExact();
    if (whole.bitLength() > 63) {
      assertThrows(ArithmeticException.class, () -> of(a, b, divisor, mode), at + " " + mode);
    } else {
      assertEquals(whole.longValueExact(), of(a, b, divisor, mode), at + " " + mode);
    }
  }

  private static long of(long a, long b, long divisor, RoundingMode mode) {
    return switch (mode) {
      case FLOOR -> Exact.mulDivFloor(a, b, divisor);
      case CEILING -> Exact.mulDivCeil(a, b, divisor);
      default -> Exact.mulDivHalfEven(a, b, divisor);
    };
  }
}
