package io.quantlab.dsl.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The days of an account: each begins at a local time of a zone, once per local date.
///
/// A time in a gap moves later by the gap, a doubled one means the first. A day is named by the
/// date of its middle, so one that begins on Sunday at 17:00 is Monday's. What happens on a
/// boundary belongs to the new day.
///
/// @param reset local time at which a day begins
public record AccountDays(ZoneId zone, LocalTime reset) {
  /// Days from 00:00 to 24:00 UTC.
  public static final AccountDays UTC = new AccountDays(ZoneId.of("UTC"), LocalTime.MIDNIGHT);

  private static final long SECOND = 1_000_000_000L;
  private static final int HALF_A_DAY_HOURS = 12;

  /// Number of the day of an instant; the next one has the next number.
  long dayOf(long epochNanos) {
    long day = at(epochNanos).toLocalDate().toEpochDay();
    while (epochNanos < startNanos(day)) {
      day--;
    }
    while (epochNanos >= startNanos(day + 1)) {
      day++;
    }
    return day;
  }

  /// When a day begins.
  long startNanos(long day) {
    ZonedDateTime start = ZonedDateTime.of(LocalDate.ofEpochDay(day), reset, zone);
    return Math.addExact(Math.multiplyExact(start.toEpochSecond(), SECOND), start.getNano());
  }

  /// The date a day is called by.
  LocalDate date(long day) {
    return at(startNanos(day)).plusHours(HALF_A_DAY_HOURS).toLocalDate();
  }

  private ZonedDateTime at(long epochNanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND))
        .atZone(zone);
  }
}
