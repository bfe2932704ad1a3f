package io.quantlab.engine.data.csv;

import java.math.BigDecimal;

/// Prices that a program kept in floating point and printed in full: `185.63999938964844` is what
/// is left of 185.64 in single precision.
///
/// Such a text has 15 significant digits or more. Ten with seven decimals are enough when it is a
/// number of single precision to the last digit: nine would tell that from its neighbors, and of
/// the decimal numbers with seven decimals one in 5⁷ is a binary fraction. It stands for a shorter
/// decimal number when that one lies within half a unit in the last place of its precision: 2⁻²⁴ of
/// the value when the value is one of single precision, else 2⁻⁵³, here doubled for one more
/// rounding.
final class BinaryPrice {
  /// More decimals than prices are quoted in.
  static final int MOST_DECIMALS = 10;

  private static final int DIGITS = 15;
  private static final int SINGLE_DIGITS = 10;
  private static final int SINGLE_DECIMALS = 7;
  private static final double SINGLE = 0x1p-24;
  private static final double DOUBLE = 0x1p-52;

  private BinaryPrice() {}

  /// Whether a number has so many digits that it can be a binary fraction.
  static boolean isLong(BigDecimal number) {
    int digits = NumberText.significantDigits(number);
    return digits >= DIGITS
        || digits >= SINGLE_DIGITS
            && number.stripTrailingZeros().scale() >= SINGLE_DECIMALS
            && isSingle(number.doubleValue());
  }

  /// Whether a long number is the binary fraction of another one.
  static boolean standsFor(BigDecimal number, BigDecimal shorter) {
    return isLong(number)
        && number.subtract(shorter).abs().doubleValue() <= tolerance(number.doubleValue());
  }

  /// The least number of decimals, up to [#MOST_DECIMALS], of a number this one stands for.
  static int decimals(BigDecimal number) {
    double value = Math.abs(number.doubleValue());
    double tolerance = tolerance(value);
    double scale = 1;
    for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
      if (Math.abs(value - Math.rint(value * scale) / scale) <= tolerance) {
        return decimals;
      }
      scale *= 10;
    }
    return MOST_DECIMALS;
  }

  private static double tolerance(double value) {
    return Math.abs(value) * (isSingle(value) ? SINGLE : DOUBLE);
  }

  private static boolean isSingle(double value) {
    return (float) value == value;
  }
}
