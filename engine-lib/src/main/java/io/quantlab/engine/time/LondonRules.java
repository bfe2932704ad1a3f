package io.quantlab.engine.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.Month.AUGUST;
import static java.time.Month.MAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The London Stock Exchange since 1990: 08:00-16:30 London, to 12:30 on the last working day
/// before Christmas and before New Year.
///
/// The hours of today are used for all years. Sources: London Stock Exchange, business days;
/// Banking and Financial Dealings Act 1971 and the royal proclamations that moved or added days.
final class LondonRules {
  private static final SessionHours FULL =
      SessionHours.of(LocalTime.of(8, 0), LocalTime.of(16, 30));
  private static final SessionHours HALF =
      SessionHours.of(LocalTime.of(8, 0), LocalTime.of(12, 30));

  /// Days added by proclamation: millennium, jubilees, royal wedding, funeral, coronation.
  private static final Set<LocalDate> PROCLAIMED =
      Set.of(
          LocalDate.of(1999, 12, 31),
          LocalDate.of(2002, 6, 3),
          LocalDate.of(2011, 4, 29),
          LocalDate.of(2012, 6, 5),
          LocalDate.of(2022, 6, 3),
          LocalDate.of(2022, 9, 19),
          LocalDate.of(2023, 5, 8));

  private LondonRules() {}

  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("XLON", 5, ZoneId.of("Europe/London"), 253)
            .source("London Stock Exchange, business days");
    for (int year = 1990; year <= lastYear; year++) {
      addYear(builder, year);
    }
    return builder.build(LocalDate.of(1990, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static void addYear(CalendarBuilder builder, int year) {
    Set<LocalDate> closed = holidays(year);
    Set<LocalDate> half =
        Set.of(
            workingDayUpTo(LocalDate.of(year, 12, 24), closed),
            workingDayUpTo(LocalDate.of(year, 12, 31), closed));
    LocalDate next = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) >= 0 || closed.contains(day)) {
        continue;
      }
      if (half.contains(day)) {
        builder.session(day, HALF, SessionCalendar.EARLY_CLOSE);
      } else {
        builder.session(day, FULL, 0);
      }
    }
  }

  /// The weekday on or before a date; December 31, 1999 was a holiday and had no half day.
  private static LocalDate workingDayUpTo(LocalDate date, Set<LocalDate> closed) {
    if (closed.contains(date)) {
      return LocalDate.MIN;
    }
    LocalDate day = date;
    while (day.getDayOfWeek().compareTo(SATURDAY) >= 0) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static Set<LocalDate> holidays(int year) {
    LocalDate easter = Holidays.easter(year);
    Set<LocalDate> days =
        new HashSet<>(
            List.of(
                toMonday(LocalDate.of(year, 1, 1)),
                easter.minusDays(2),
                easter.plusDays(1),
                earlyMay(year),
                lateMay(year),
                Holidays.last(MONDAY, AUGUST, year)));
    LocalDate christmas = LocalDate.of(year, 12, 25);
    switch (christmas.getDayOfWeek()) {
      case FRIDAY -> days.addAll(List.of(christmas, christmas.plusDays(3)));
      case SATURDAY -> days.addAll(List.of(christmas.plusDays(2), christmas.plusDays(3)));
      case SUNDAY -> days.addAll(List.of(christmas.plusDays(1), christmas.plusDays(2)));
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY ->
          days.addAll(List.of(christmas, christmas.plusDays(1)));
    }
    days.addAll(PROCLAIMED);
    return days;
  }

  /// Moved to VE Day on its 50th and 75th anniversary.
  private static LocalDate earlyMay(int year) {
    return year == 1995 || year == 2020
        ? LocalDate.of(year, 5, 8)
        : Holidays.nth(1, MONDAY, MAY, year);
  }

  /// Moved into June for the jubilees of 2002, 2012 and 2022.
  private static LocalDate lateMay(int year) {
    return switch (year) {
      case 2002, 2012 -> LocalDate.of(year, 6, 4);
      case 2022 -> LocalDate.of(year, 6, 2);
      default -> Holidays.last(MONDAY, MAY, year);
    };
  }

  private static LocalDate toMonday(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> date.plusDays(2);
      case SUNDAY -> date.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
    };
  }
}
