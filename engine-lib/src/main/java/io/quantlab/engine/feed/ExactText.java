package io.quantlab.engine.feed;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;

/// Decimal text in counts of a unit and back, exact or refused; no allocation.
///
/// Text is an optional sign, digits, an optional point and digits; at most 18 significant digits,
/// and a value that fits 63 bits at the decimals of the unit.
final class ExactText {
  /// Answer for text that is no number, has too many digits or is no whole count of the unit.
  static final long UNREADABLE = Long.MIN_VALUE;

  private static final int MAX_DIGITS = 18;

  private ExactText() {}

  static long parse(byte[] text, int from, int length, Decimal unit) {
    int i = from;
    int end = from + length;
    boolean negative = i < end && text[i] == '-';
    if (i < end && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    long digits = 0;
    int significant = 0;
    int seen = 0;
    int decimals = -1;
    for (; i < end; i++) {
      int c = text[i];
      if (c == '.' && decimals < 0) {
        decimals = 0;
        continue;
      }
      if (c < '0' || c > '9' || significant == MAX_DIGITS) {
        return UNREADABLE;
      }
      digits = digits * 10 + (c - '0');
      significant += digits == 0 ? 0 : 1;
      seen++;
      decimals += decimals < 0 ? 0 : 1;
    }
    if (seen == 0) {
      return UNREADABLE;
    }
    long count = inUnits(digits, Math.max(decimals, 0), unit);
    return negative && count != UNREADABLE ? -count : count;
  }

  /// `digits / 10^decimals` over the unit, for digits of 0 and above.
  private static long inUnits(long digits, int decimals, Decimal unit) {
    int shift = unit.scale() - decimals;
    if (digits == 0) {
      return 0;
    }
    if (shift < -MAX_DIGITS) {
      return UNREADABLE;
    }
    long scaled = digits;
    if (shift < 0) {
      long divisor = Exact.pow10(-shift);
      if (digits % divisor != 0) {
        return UNREADABLE;
      }
      scaled = digits / divisor;
    } else {
      long factor = Exact.pow10(shift);
      scaled = digits * factor;
      if (scaled < 0 || Math.multiplyHigh(digits, factor) != 0) {
        return UNREADABLE;
      }
    }
    return scaled % unit.unscaled() == 0 ? scaled / unit.unscaled() : UNREADABLE;
  }

  /// Writes `count × unit` with the decimals of the unit; the number of bytes written.
  static int format(long count, Decimal unit, byte[] target) {
    long unscaled = Math.multiplyExact(count, unit.unscaled());
    long rest = Math.abs(unscaled);
    if (rest < 0 || rest >= Exact.pow10(MAX_DIGITS)) {
      throw new ArithmeticException(
          count + " units have more than " + MAX_DIGITS + " digits as text");
    }
    int digits = unit.scale() + 1;
    while (digits < MAX_DIGITS && rest >= Exact.pow10(digits)) {
      digits++;
    }
    int length = (unscaled < 0 ? 1 : 0) + digits + (unit.scale() > 0 ? 1 : 0);
    int at = length;
    for (int i = 0; i < digits; i++) {
      if (i == unit.scale() && i > 0) {
        target[--at] = '.';
      }
      target[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    if (unscaled < 0) {
      target[0] = '-';
    }
    return length;
  }
}
