package io.quantlab.engine.data.csv;

import java.math.BigInteger;

/// An exact fraction in lowest terms with a positive denominator.
record Fraction(long numerator, long denominator) {

  /// Reduces; an `ArithmeticException` when a part does not fit a `long`.
  static Fraction of(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    return new Fraction(
        numerator.divide(common).longValueExact(), denominator.divide(common).longValueExact());
  }
}
