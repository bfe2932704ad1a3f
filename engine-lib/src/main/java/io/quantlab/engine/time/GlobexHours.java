package io.quantlab.engine.time;

import static java.time.DayOfWeek.SATURDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/// CME Globex equity index futures since 2016 by the hours in which they trade: 17:00 Chicago of
/// the evening before to 16:00, until June 25, 2021 with a pause from 15:15 to 15:30.
///
/// Unlike `CMES`, whose session lasts until the next one opens, the maintenance hour from 16:00 is
/// closed here. Civic holidays end at 12:00; days on which the stock exchange closes early at
/// 12:15; Good Fridays with the monthly employment figures at 08:15; days of mourning at 08:30.
/// Source: CME Group trading hours and holiday calendars.
final class GlobexHours {
  private static final LocalDate NO_PAUSE = LocalDate.of(2021, 6, 28);
  private static final SessionHours OLD =
      until(16, 0).pausing(LocalTime.of(15, 15), LocalTime.of(15, 30));
  private static final SessionHours FULL = until(16, 0);
  private static final SessionHours NOON = until(12, 0);
  private static final SessionHours EARLY = until(12, 15);
  private static final SessionHours FIGURES = until(8, 15);
  private static final SessionHours MOURNING = until(8, 30);

  /// Good Fridays with employment figures.
  private static final Set<LocalDate> FIGURE_DAYS =
      Set.of(LocalDate.of(2021, 4, 2), LocalDate.of(2023, 4, 7), LocalDate.of(2026, 4, 3));

  private GlobexHours() {}

  private static SessionHours until(int hour, int minute) {
    return SessionHours.evening(LocalTime.of(17, 0), LocalTime.of(hour, minute));
  }

  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("CMEG", 8, ZoneId.of("America/Chicago"), 252)
            .source("CME Group, trading hours and holiday calendars");
    for (int year = 2016; year <= lastYear; year++) {
      addYear(builder, year);
    }
    return builder.build(LocalDate.of(2016, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static void addYear(CalendarBuilder builder, int year) {
    Set<LocalDate> closed = new HashSet<>(UsHolidays.high(year));
    closed.removeAll(FIGURE_DAYS);
    Set<LocalDate> civic = UsHolidays.civic(year);
    LocalDate next = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) >= 0 || closed.contains(day)) {
        continue;
      }
      SessionHours hours = early(day, civic);
      if (hours != null) {
        builder.session(day, hours, SessionCalendar.EARLY_CLOSE);
      } else {
        builder.session(day, day.isBefore(NO_PAUSE) ? OLD : FULL, 0);
      }
    }
  }

  /// The hours of a day that ends early, else `null`.
  private static SessionHours early(LocalDate day, Set<LocalDate> civic) {
    if (FIGURE_DAYS.contains(day)) {
      return FIGURES;
    }
    if (UsHolidays.mourning().contains(day)) {
      return MOURNING;
    }
    return civic.contains(day) ? NOON : NewYorkRules.closesEarly(day) ? EARLY : null;
  }
}
