package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.terminal.WrongValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// Money as people write it on the command line: `100000USD`, `2500.50 EUR`.
///
/// @param valueE8 1e-8 of the currency
record Amount(long valueE8, String currency) {
  private static final Pattern FORM =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?) ?([A-Z][A-Z0-9]{1,9})");

  /// Reads an amount above 0 from a command line.
  static final class Reader implements ITypeConverter<Amount> {
    private static final String REMEDY = "Write for example {} 100000USD.";

    @Override
    public Amount convert(String text) {
      Matcher m = FORM.matcher(text.strip());
      if (!m.matches()) {
        throw new WrongValue(
            "{} must be a positive amount with its currency, was \"" + text + "\".", REMEDY);
      }
      long value = e8(m.group(1).replace("_", ""));
      if (value <= 0) {
        throw new WrongValue("{} must be more than 0, was \"" + text + "\".", REMEDY);
      }
      return new Amount(value, m.group(2));
    }
  }

  /// A decimal number as a count of 1e-8, exact or refused.
  static long e8(String number) {
    try {
      return new BigDecimal(number).scaleByPowerOfTen(8).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new WrongValue(
          "{} must be a number of at most 8 decimals below 92 billion, was \"" + number + "\".",
          "Write a plain decimal such as 0.005.",
          e);
    }
  }

  /// The amount as text, without trailing zeros.
  static String text(long valueE8) {
    BigDecimal value = BigDecimal.valueOf(valueE8, 8).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
  }

  /// The amount with two decimals and groups of three digits, for reading.
  static String display(long valueE8) {
    BigDecimal cents = BigDecimal.valueOf(valueE8, 8).setScale(2, java.math.RoundingMode.HALF_EVEN);
    return String.format(java.util.Locale.ROOT, "%,.2f", cents);
  }
}
