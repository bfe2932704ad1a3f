package io.quantlab.engine.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.SEPTEMBER;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The yearly holidays of US exchanges (NYSE Rule 7.2; CME Group holiday calendar).
final class UsHolidays {
  private UsHolidays() {}

  static LocalDate thanksgiving(int year) {
    return Holidays.nth(4, THURSDAY, NOVEMBER, year);
  }

  static LocalDate independenceDay(int year) {
    return Holidays.observed(LocalDate.of(year, 7, 4));
  }

  /// New Year (a Saturday is not made up for), Good Friday, Christmas.
  static Set<LocalDate> high(int year) {
    return Set.of(
        Holidays.sundayToMonday(LocalDate.of(year, 1, 1)),
        Holidays.goodFriday(year),
        Holidays.observed(LocalDate.of(year, 12, 25)));
  }

  /// The civic holidays: Martin Luther King Day since 1998, Washington's Birthday, Memorial Day,
  /// Juneteenth since 2022, Independence Day, Labor Day, Thanksgiving.
  static Set<LocalDate> civic(int year) {
    Set<LocalDate> days =
        new HashSet<>(
            List.of(
                Holidays.nth(3, MONDAY, FEBRUARY, year),
                Holidays.last(MONDAY, MAY, year),
                independenceDay(year),
                Holidays.nth(1, MONDAY, SEPTEMBER, year),
                thanksgiving(year)));
    if (year >= 1998) {
      days.add(Holidays.nth(3, MONDAY, JANUARY, year));
    }
    if (year >= 2022) {
      days.add(Holidays.observed(LocalDate.of(year, 6, 19)));
    }
    return days;
  }

  /// Days of mourning for a president on which stock trading paused: Nixon, Reagan, Ford, Bush,
  /// Carter.
  static Set<LocalDate> mourning() {
    return Set.of(
        LocalDate.of(1994, 4, 27),
        LocalDate.of(2004, 6, 11),
        LocalDate.of(2007, 1, 2),
        LocalDate.of(2018, 12, 5),
        LocalDate.of(2025, 1, 9));
  }
}
