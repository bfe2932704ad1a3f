package io.quantlab.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// Carries a table on by its last usual week (engine contract M-1: only when asked, and marked).
///
/// Each weekday that had a session without flags among the last ten sessions gets that session's
/// local hours every week; holidays are not foreseen.
public final class Extrapolation {
  private static final int SAMPLE = 10;
  private static final long SECOND = 1_000_000_000L;
  private static final int LAST_YEAR = 2199;

  private final SessionCalendar calendar;

  private Extrapolation(SessionCalendar calendar) {
    this.calendar = calendar;
  }

  /// The calendar through December 31 of a year; as it is when it reaches that far.
  public static SessionCalendar of(SessionCalendar calendar, int throughYear) {
    LocalDate end = LocalDate.of(throughYear, 12, 31);
    LocalDate last = LocalDate.ofEpochDay(calendar.epochDay(calendar.count() - 1));
    if (throughYear > LAST_YEAR) {
      throw new IllegalArgumentException(
          "a calendar can be carried on through " + LAST_YEAR + ", not " + throughYear);
    }
    return end.isAfter(last) ? new Extrapolation(calendar).through(last, end) : calendar;
  }

  private SessionCalendar through(LocalDate last, LocalDate end) {
    CalendarBuilder builder =
        new CalendarBuilder(
                calendar.name(), calendar.id(), calendar.zone(), calendar.sessionsPerYear())
            .source(calendar.source())
            .haltOrders(calendar.haltOrders())
            .closingCutoff(Duration.ofNanos(calendar.closingCutoffNanos()));
    for (int s = 0; s < calendar.count(); s++) {
      copy(builder, s);
    }
    int[] usual = usualWeek();
    LocalDate known = LocalDate.ofEpochDay(calendar.validThrough());
    LocalDate day = known.isAfter(last) ? known : last;
    for (day = day.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
      int session = usual[day.getDayOfWeek().ordinal()];
      if (session >= 0) {
        repeat(builder, session, day);
      }
    }
    return builder.build(calendar.firstDay(), known);
  }

  /// For each weekday its last usual session, -1 for none.
  private int[] usualWeek() {
    int[] usual = {-1, -1, -1, -1, -1, -1, -1};
    for (int s = Math.max(0, calendar.count() - SAMPLE); s < calendar.count(); s++) {
      if (calendar.flags(s) == 0) {
        usual[LocalDate.ofEpochDay(calendar.epochDay(s)).getDayOfWeek().ordinal()] = s;
      }
    }
    return usual;
  }

  private void copy(CalendarBuilder builder, int s) {
    long[] breaks = new long[2 * calendar.breakCount(s)];
    for (int b = 0; b < calendar.breakCount(s); b++) {
      breaks[2 * b] = calendar.breakStart(s, b);
      breaks[2 * b + 1] = calendar.breakEnd(s, b);
    }
    builder.session(
        LocalDate.ofEpochDay(calendar.epochDay(s)), stamps(s), breaks, calendar.flags(s));
  }

  private long[] stamps(int s) {
    return new long[] {
      calendar.extendedOpen(s),
      calendar.regularOpen(s),
      calendar.regularClose(s),
      calendar.extendedClose(s)
    };
  }

  private void repeat(CalendarBuilder builder, int s, LocalDate day) {
    long days = day.toEpochDay() - calendar.epochDay(s);
    long[] stamps = stamps(s);
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = moved(stamps[i], days);
    }
    long[] breaks = new long[2 * calendar.breakCount(s)];
    for (int b = 0; b < calendar.breakCount(s); b++) {
      breaks[2 * b] = moved(calendar.breakStart(s, b), days);
      breaks[2 * b + 1] = moved(calendar.breakEnd(s, b), days);
    }
    builder.session(day, stamps, breaks, 0);
  }

  /// The same local time so many days later.
  private long moved(long epochNanos, long days) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND));
    LocalDateTime local = LocalDateTime.ofInstant(instant, calendar.zone()).plusDays(days);
    return Math.multiplyExact(local.atZone(calendar.zone()).toEpochSecond(), SECOND);
  }
}
