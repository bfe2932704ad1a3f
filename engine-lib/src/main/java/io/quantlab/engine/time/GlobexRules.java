package io.quantlab.engine.time;

import static java.time.DayOfWeek.SATURDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/// CME Globex equity index futures since 1990: 17:00 Chicago of the evening before the session date
/// to 17:00 of the date, 12:00 on civic holidays, the day after Thanksgiving (since 1993) and
/// Christmas Eve.
///
/// The date of a session is that of its close. The daily maintenance hour before the reopening
/// belongs to the session it ends, as in the public tables of this venue; nothing trades in it.
/// Source: CME Group holiday calendars.
final class GlobexRules {
  private static final SessionHours FULL =
      SessionHours.evening(LocalTime.of(17, 0), LocalTime.of(17, 0));
  private static final SessionHours EARLY =
      SessionHours.evening(LocalTime.of(17, 0), LocalTime.of(12, 0));

  private GlobexRules() {}

  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("CMES", 4, ZoneId.of("America/Chicago"), 252)
            .source("CME Group, holiday calendars");
    for (int year = 1990; year <= lastYear; year++) {
      addYear(builder, year);
    }
    return builder.build(LocalDate.of(1990, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static void addYear(CalendarBuilder builder, int year) {
    Set<LocalDate> closed = new HashSet<>(UsHolidays.high(year));
    closed.addAll(UsHolidays.mourning());
    Set<LocalDate> early = new HashSet<>(UsHolidays.civic(year));
    early.add(LocalDate.of(year, 12, 24));
    if (year >= 1993) {
      early.add(UsHolidays.thanksgiving(year).plusDays(1));
    }
    LocalDate next = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) >= 0 || closed.contains(day)) {
        continue;
      }
      if (early.contains(day)) {
        builder.session(day, EARLY, SessionCalendar.EARLY_CLOSE);
      } else {
        builder.session(day, FULL, 0);
      }
    }
  }
}
