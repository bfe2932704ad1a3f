package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.Decimal;
import java.math.BigInteger;

/// The exact factor from counts of one unit to counts of another, in lowest terms.
record UnitRatio(long numerator, long denominator) {
  static final UnitRatio ONE = new UnitRatio(1, 1);

  /// What a count of `from` is multiplied with to be a count of `to`.
  static UnitRatio of(Decimal from, Decimal to) {
    BigInteger up = BigInteger.valueOf(from.unscaled()).multiply(ten(to.scale()));
    BigInteger down = BigInteger.valueOf(to.unscaled()).multiply(ten(from.scale()));
    BigInteger common = up.gcd(down);
    return new UnitRatio(up.divide(common).longValueExact(), down.divide(common).longValueExact());
  }

  /// The coarsest unit both are whole counts of: of 0.01 and 0.25 it is 0.01, of 0.2 and 0.5 0.1.
  static Decimal common(Decimal a, Decimal b) {
    int scale = Math.max(a.scale(), b.scale());
    BigInteger x = BigInteger.valueOf(a.unscaled()).multiply(ten(scale - a.scale()));
    BigInteger y = BigInteger.valueOf(b.unscaled()).multiply(ten(scale - b.scale()));
    return new Decimal(x.gcd(y).longValueExact(), scale);
  }

  boolean isOne() {
    return numerator == denominator;
  }

  boolean isWhole() {
    return denominator == 1;
  }

  /// The count in the other unit; an `ArithmeticException` when it is not whole or too large.
  long apply(long count) {
    long product = Math.multiplyExact(count, numerator);
    if (product % denominator != 0) {
      throw new ArithmeticException(count + " counts are no whole count of the other unit");
    }
    return product / denominator;
  }

  private static BigInteger ten(int power) {
    return BigInteger.TEN.pow(power);
  }
}
