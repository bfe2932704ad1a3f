package io.quantlab.engine.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The Tokyo Stock Exchange since 2010: 09:00-15:00 Tokyo with a lunch break, to 15:30 since
/// November 5, 2024.
///
/// The break begins at 11:00, since November 21, 2011 at 11:30, and ends at 12:30. Closed on
/// January 1 to 3, December 31 and the national holidays; on October 1, 2020 the machines failed
/// and nothing traded. Sources: Japan Exchange Group, trading hours and market holidays; Act on
/// National Holidays (1948, as amended); equinoxes by the approximation of the National
/// Astronomical Observatory's yearly notices, good for 1980 to 2099.
final class TokyoRules {
  private static final LocalDate LONG_MORNING = LocalDate.of(2011, 11, 21);
  private static final LocalDate LONG_AFTERNOON = LocalDate.of(2024, 11, 5);
  private static final LocalDate OUTAGE = LocalDate.of(2020, 10, 1);

  private static final SessionHours OLD = hours(15, 0, 11, 0);
  private static final SessionHours SHORT = hours(15, 0, 11, 30);
  private static final SessionHours FULL = hours(15, 30, 11, 30);

  private TokyoRules() {}

  private static SessionHours hours(int close, int closeMinute, int lunch, int lunchMinute) {
    return SessionHours.of(LocalTime.of(9, 0), LocalTime.of(close, closeMinute))
        .pausing(LocalTime.of(lunch, lunchMinute), LocalTime.of(12, 30));
  }

  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("XTKS", 7, ZoneId.of("Asia/Tokyo"), 245)
            .source("Japan Exchange Group, trading hours and market holidays");
    for (int year = 2010; year <= lastYear; year++) {
      addYear(builder, year);
    }
    return builder.build(LocalDate.of(2010, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static void addYear(CalendarBuilder builder, int year) {
    Set<LocalDate> closed = withSubstitutes(national(year));
    closed.add(LocalDate.of(year, 1, 2));
    closed.add(LocalDate.of(year, 1, 3));
    closed.add(LocalDate.of(year, 12, 31));
    closed.add(OUTAGE);
    LocalDate next = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) < 0 && !closed.contains(day)) {
        builder.session(
            day, day.isBefore(LONG_MORNING) ? OLD : day.isBefore(LONG_AFTERNOON) ? SHORT : FULL, 0);
      }
    }
  }

  /// A holiday on a Sunday moves to the next day that is none; a day between two holidays is one.
  private static Set<LocalDate> withSubstitutes(Set<LocalDate> named) {
    Set<LocalDate> all = new HashSet<>(named);
    for (LocalDate day : named) {
      if (named.contains(day.plusDays(2)) && day.plusDays(1).getDayOfWeek() != SUNDAY) {
        all.add(day.plusDays(1));
      }
      if (day.getDayOfWeek() == SUNDAY) {
        LocalDate instead = day.plusDays(1);
        while (named.contains(instead)) {
          instead = instead.plusDays(1);
        }
        all.add(instead);
      }
    }
    return all;
  }

  private static Set<LocalDate> national(int year) {
    Set<LocalDate> days =
        new HashSet<>(
            List.of(
                LocalDate.of(year, 1, 1),
                Holidays.nth(2, MONDAY, JANUARY, year),
                LocalDate.of(year, 2, 11),
                LocalDate.of(year, 3, equinox(20.8431, year)),
                LocalDate.of(year, 4, 29),
                LocalDate.of(year, 5, 3),
                LocalDate.of(year, 5, 4),
                LocalDate.of(year, 5, 5),
                Holidays.nth(3, MONDAY, SEPTEMBER, year),
                LocalDate.of(year, 9, equinox(23.2488, year)),
                LocalDate.of(year, 11, 3),
                LocalDate.of(year, 11, 23)));
    if (year != 2019) {
      days.add(year < 2019 ? LocalDate.of(year, 12, 23) : LocalDate.of(year, 2, 23));
    }
    days.addAll(summer(year));
    return days;
  }

  /// Marine Day, Mountain Day (since 2016) and Sports Day, moved for the games of 2020 and 2021;
  /// the enthronement of 2019.
  private static List<LocalDate> summer(int year) {
    return switch (year) {
      case 2020 -> List.of(day(year, 7, 23), day(year, 7, 24), day(year, 8, 10));
      case 2021 -> List.of(day(year, 7, 22), day(year, 7, 23), day(year, 8, 8));
      case 2019 ->
          List.of(
              day(year, 5, 1),
              day(year, 10, 22),
              Holidays.nth(3, MONDAY, JULY, year),
              day(year, 8, 11),
              Holidays.nth(2, MONDAY, OCTOBER, year));
      default -> {
        LocalDate marine = Holidays.nth(3, MONDAY, JULY, year);
        LocalDate sports = Holidays.nth(2, MONDAY, OCTOBER, year);
        yield year < 2016 ? List.of(marine, sports) : List.of(marine, day(year, 8, 11), sports);
      }
    };
  }

  private static LocalDate day(int year, int month, int dayOfMonth) {
    return LocalDate.of(year, month, dayOfMonth);
  }

  private static int equinox(double base, int year) {
    int since = year - 1980;
    return (int) (base + 0.242194 * since - since / 4);
  }
}
