package io.quantlab.engine.math;

import java.math.BigInteger;
import java.math.RoundingMode;

/// Integer arithmetic that is exact or throws; the rounding primitives of money and prices.
///
/// Products run in 128 bits (`Math.multiplyHigh`), so nothing wraps silently. An
/// `ArithmeticException` means the result does not fit a `long`.
public final class Exact {
  private static final long[] POW10 = new long[19];

  static {
    POW10[0] = 1;
    for (int i = 1; i < POW10.length; i++) {
      POW10[i] = POW10[i - 1] * 10;
    }
  }

  private Exact() {}

  /// `10^exponent` for 0..18.
  public static long pow10(int exponent) {
    return POW10[exponent];
  }

  /// `a × b / divisor`, rounded half to even; `divisor` must be positive.
  public static long mulDivHalfEven(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return divHalfEven(low, divisor);
    }
    return wide(a, b, divisor, RoundingMode.HALF_EVEN);
  }

  /// `a × b / divisor`, rounded toward negative infinity; `divisor` must be positive.
  public static long mulDivFloor(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return Math.floorDiv(low, divisor);
    }
    return wide(a, b, divisor, RoundingMode.FLOOR);
  }

  /// `a × b / divisor`, rounded toward positive infinity; `divisor` must be positive.
  public static long mulDivCeil(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return Math.ceilDiv(low, divisor);
    }
    return wide(a, b, divisor, RoundingMode.CEILING);
  }

  /// `value / divisor`, rounded half to even; `divisor` must be positive.
  public static long divHalfEven(long value, long divisor) {
    long quotient = value / divisor;
    long rest = value - quotient * divisor;
    if (rest == 0) {
      return quotient;
    }
    long distance = Math.abs(rest);
    long complement = divisor - distance;
    boolean away = distance > complement || distance == complement && (quotient & 1) != 0;
    return away ? quotient + Long.signum(value) : quotient;
  }

  /// Compares `a × b` with `c × d`, exactly: below, at or above 0 as the first is less, equal,
  /// more.
  public static int compareProducts(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
  }

  private static long wide(long a, long b, long divisor, RoundingMode mode) {
    BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(divisor));
    BigInteger quotient = parts[0];
    int sign = parts[1].signum();
    if (sign != 0) {
      quotient = quotient.add(BigInteger.valueOf(step(parts[1], divisor, quotient, mode)));
    }
    return quotient.longValueExact();
  }

  private static long step(BigInteger rest, long divisor, BigInteger quotient, RoundingMode mode) {
    int sign = rest.signum();
    return switch (mode) {
      case FLOOR -> sign < 0 ? -1 : 0;
      case CEILING -> sign > 0 ? 1 : 0;
      case HALF_EVEN -> {
        int half = rest.abs().shiftLeft(1).compareTo(BigInteger.valueOf(divisor));
        yield half > 0 || half == 0 && quotient.testBit(0) ? sign : 0;
      }
      default ->
          throw new IllegalArgumentException(
              "rounding mode must be FLOOR, CEILING or HALF_EVEN, was " + mode);
    };
  }
}
