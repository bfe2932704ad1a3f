package io.quantlab.fargate.cli.debug;

import io.quantlab.fargate.debug.DebugException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/// Times as people write them: on the exchange's clock, or in UTC with a `Z`.
final class TimeWords {
  private static final long NANOS = 1_000_000_000L;

  private TimeWords() {}

  /// `2014-05-01`, `2014-05-01 09:30`, `09:30:15` of the day at hand, `2014-05-01T13:30:00Z`.
  ///
  /// @param nowNanos the instant at hand
  static long nanos(String text, ZoneId zone, long nowNanos) {
    try {
      if (text.endsWith("Z")) {
        return nanos(Instant.parse(text));
      }
      if (text.matches("\\d{1,2}:.*")) {
        LocalDate day =
            Instant.ofEpochSecond(Math.floorDiv(nowNanos, NANOS)).atZone(zone).toLocalDate();
        String padded = text.indexOf(':') == 1 ? "0" + text : text;
        return nanos(day.atTime(LocalTime.parse(padded)).atZone(zone).toInstant());
      }
      String plain = text.replace(' ', 'T');
      LocalDateTime local =
          plain.contains("T") ? LocalDateTime.parse(plain) : LocalDate.parse(plain).atStartOfDay();
      return nanos(local.atZone(zone).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw new DebugException(
          "'"
              + text
              + "' is neither a step nor a time: write 1234, 2014-05-01, \"2014-05-01 09:30\", 09:30, "
              + "or 2014-05-01T13:30:00Z; times are in "
              + zone);
    }
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
