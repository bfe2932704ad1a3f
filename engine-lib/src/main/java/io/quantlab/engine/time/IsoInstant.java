package io.quantlab.engine.time;

import java.time.DateTimeException;
import java.time.Instant;

/// UTC nanoseconds as ISO 8601 text and back, for example `2014-05-01T05:00:01.787Z`.
///
/// Text has 0, 3, 6 or 9 digits of fraction when printed, 0 to 9 when read, and always ends in `Z`.
/// Stamps span 1677-09-21 to 2262-04-11.
public final class IsoInstant {
  private static final long SECOND = 1_000_000_000L;

  private IsoInstant() {}

  public static String format(long epochNanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND))
        .toString();
  }

  /// Throws `IllegalArgumentException` on text that is no UTC instant or lies outside the range.
  public static long parse(String text) {
    if (!text.endsWith("Z")) {
      throw notAnInstant(text, null);
    }
    try {
      Instant instant = Instant.parse(text);
      long seconds = instant.getEpochSecond();
      int nano = instant.getNano();
      if (seconds < 0 && nano > 0) {
        return Math.addExact(Math.multiplyExact(seconds + 1, SECOND), nano - SECOND);
      }
      return Math.addExact(Math.multiplyExact(seconds, SECOND), nano);
    } catch (DateTimeException | ArithmeticException e) {
      throw notAnInstant(text, e);
    }
  }

  private static IllegalArgumentException notAnInstant(String text, Exception cause) {
    return new IllegalArgumentException(
        "expected a UTC instant of 1677 to 2262 such as 2014-05-01T05:00:01.787Z, found \""
            + text
            + "\"",
        cause);
  }
}
