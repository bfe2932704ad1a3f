package io.quantlab.engine.data.csv;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads the text of a number exactly, with reasons when it is none (V-02).
///
/// The form is `-?digits[mark digits][e[+-]digits]`; digits are counted without leading zeros and
/// without trailing zeros of the fraction.
final class NumberText {
  static final int MAX_DIGITS = 18;

  private NumberText() {}

  /// The value, or empty when the text is not a number of this form.
  static Optional<BigDecimal> parse(String text, char mark) {
    int length = text.length();
    int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int ints = digits(text, i);
    i += ints;
    if (ints == 0 || length > 100) {
      return Optional.empty();
    }
    if (i < length && text.charAt(i) == mark) {
      int decimals = digits(text, i + 1);
      if (decimals == 0) {
        return Optional.empty();
      }
      i += 1 + decimals;
    }
    if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      i += i < length && (text.charAt(i) == '-' || text.charAt(i) == '+') ? 1 : 0;
      int exponent = digits(text, i);
      if (exponent == 0 || exponent > 2) {
        return Optional.empty();
      }
      i += exponent;
    }
    return i == length ? Optional.of(new BigDecimal(text.replace(mark, '.'))) : Optional.empty();
  }

  /// Digits that carry the value.
  static int significantDigits(BigDecimal value) {
    if (value.signum() == 0) {
      return 1;
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() < 0 ? plain.precision() - plain.scale() : plain.precision();
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i - from;
  }
}
