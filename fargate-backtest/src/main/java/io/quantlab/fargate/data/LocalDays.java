package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.SessionCheck;
import io.quantlab.engine.time.SessionCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days from midnight to midnight in a zone, for daily bars that are not cut by sessions.
///
/// A midnight that daylight saving skips is the first instant of that day.
///
/// @param calendar the instrument's sessions; stamps it does not know are refused
record LocalDays(ZoneId zone, SessionCalendar calendar) implements SessionCheck {
  private static final long SECOND = 1_000_000_000L;

  @Override
  public boolean inSession(long epochNanos) {
    return true;
  }

  @Override
  public boolean expectsRows(int epochDay) {
    return false;
  }

  @Override
  public long openNanos(int epochDay) {
    Instant midnight = LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
    return Math.multiplyExact(midnight.getEpochSecond(), SECOND);
  }

  @Override
  public long closeNanos(int epochDay) {
    return openNanos(epochDay + 1);
  }

  @Override
  public int epochDayOf(long epochNanos) {
    calendar.sessionAtOrAfter(epochNanos);
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND));
    return Math.toIntExact(LocalDate.ofInstant(instant, zone).toEpochDay());
  }
}
