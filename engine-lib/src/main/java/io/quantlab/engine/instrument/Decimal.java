package io.quantlab.engine.instrument;

import io.quantlab.engine.math.Exact;
import java.math.BigDecimal;

/// An exact non-negative decimal, `unscaled / 10^scale`: a price unit, a lot size, a multiplier.
///
/// Always in lowest terms (no trailing zero while `scale > 0`), so equal values are equal records.
/// `scale` is 0..18.
public record Decimal(long unscaled, int scale) {
  public static final Decimal ONE = new Decimal(1, 0);

  public Decimal {
    if (scale < 0 || scale > 18) {
      throw new IllegalArgumentException("scale must be 0..18, was " + scale);
    }
    if (unscaled < 0) {
      throw new IllegalArgumentException("unscaled must not be negative, was " + unscaled);
    }
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
  }

  /// `10^-decimals`: the unit of a value printed with that many decimals.
  public static Decimal unit(int decimals) {
    return new Decimal(1, decimals);
  }

  /// The decimal a text such as `0.25` stands for, exact; the reverse of [#text].
  ///
  /// @throws IllegalArgumentException when it is no number, negative, or has more than 18 places or
  ///   digits than a `long` holds
  public static Decimal parse(String text) {
    try {
      BigDecimal value = new BigDecimal(text).stripTrailingZeros();
      BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
      return new Decimal(plain.unscaledValue().longValueExact(), plain.scale());
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected an exact decimal with at most 18 places, found \"" + text + "\"", e);
    }
  }

  /// Plain digits, as many decimals as it has: `0.25`, `1000`.
  public String text() {
    return toBigDecimal().toPlainString();
  }

  /// Nearest double, for display and statistics only.
  public double toDouble() {
    return (double) unscaled / Exact.pow10(scale);
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(unscaled, scale);
  }
}
