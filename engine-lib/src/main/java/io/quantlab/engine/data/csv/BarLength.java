package io.quantlab.engine.data.csv;

/// Lengths of intraday bars as people write them: `1s`, `15min`, `1h`.
final class BarLength {
  private static final long SECOND = 1_000_000_000L;

  private BarLength() {}

  /// Nanoseconds of a whole number followed by `s`, `min` or `h`; less than a day.
  static long parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    long unit =
        switch (text.substring(digits)) {
          case "s" -> SECOND;
          case "min" -> 60 * SECOND;
          case "h" -> 3600 * SECOND;
          default -> 0;
        };
    if (unit == 0 || digits == 0 || digits > 5) {
      throw new IllegalArgumentException(
          "expected a bar length such as 1s, 15min or 1h, found \"" + text + "\"");
    }
    long nanos = Integer.parseInt(text.substring(0, digits)) * unit;
    if (nanos <= 0 || nanos >= UtcDays.DAY_NANOS) {
      throw new IllegalArgumentException(
          "a bar length lies between 1s and a day, found \"" + text + "\"");
    }
    return nanos;
  }

  static String print(long nanos) {
    long seconds = nanos / SECOND;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
  }
}
