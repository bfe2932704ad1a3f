package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.TableType.Width;
import io.quantlab.engine.math.Exact;
import java.math.BigDecimal;

/// Writes floating point numbers as the shortest decimal that reads back to the same number,
/// without an exponent.
///
/// A price such as 1.38727 is meant, though no double is exactly that. Two decimals of at most 15
/// digits never mean the same double (IEEE 754), so when a whole number below 10^15 divided by 10^d
/// gives the double back, it is the shortest decimal with zeros at its end. The decimals of the
/// last number are tried first: within a column they rarely change. Anything else is left to
/// `Double.toString`.
final class RealText {
  private static final long EXACT = 1_000_000_000_000_000L;
  private static final int MAX_DECIMALS = 15;

  private final Width width;
  private int decimals;

  RealText(Width width) {
    this.width = width;
  }

  void write(double value, TextBytes out) {
    if (width == Width.SINGLE) {
      odd(Float.toString((float) value), out);
      return;
    }
    if (fits(value, decimals)) {
      TableCells.scaled(Math.round(value * Exact.pow10(decimals)), decimals, out);
      return;
    }
    for (int d = 0; d <= MAX_DECIMALS; d++) {
      if (fits(value, d)) {
        decimals = d;
        TableCells.scaled(Math.round(value * Exact.pow10(d)), d, out);
        return;
      }
    }
    odd(Double.toString(value), out);
  }

  private static boolean fits(double value, int decimals) {
    double one = Exact.pow10(decimals);
    double scaled = value * one;
    if (!(Math.abs(scaled) < EXACT)) {
      return false;
    }
    return Math.round(scaled) / one == value;
  }

  /// Text that may have an exponent, or be no number at all.
  private static void odd(String text, TextBytes out) {
    out.ascii(text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString());
  }
}
