package io.quantlab.engine.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/// Dates of yearly holidays by rule.
final class Holidays {
  private Holidays() {}

  /// Western Easter Sunday of a Gregorian year. Source: the anonymous Gregorian computus (Meeus,
  /// Jones, Butcher), *Astronomical Algorithms*, ch. 8.
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }

  static LocalDate goodFriday(int year) {
    return easter(year).minusDays(2);
  }

  /// The n-th given weekday of a month.
  static LocalDate nth(int n, DayOfWeek day, Month month, int year) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
  }

  static LocalDate last(DayOfWeek day, Month month, int year) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(day));
  }

  /// Saturday moves to the Friday before, Sunday to the Monday after.
  static LocalDate observed(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> date.minusDays(1);
      case SUNDAY -> date.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
    };
  }

  /// Sunday moves to the Monday after; Saturday stays.
  static LocalDate sundayToMonday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
  }
}
