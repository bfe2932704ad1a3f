package io.quantlab.engine.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/// US equities: the sessions of the New York Stock Exchange since 1990.
///
/// Regular 09:30-16:00 New York, trading from 04:00 to 20:00; on early closes the regular session
/// ends at 13:00 (14:00 until 1992) and late trading at 17:00 (18:00). The extended hours of today
/// are used for all years. Sources: NYSE Rule 7.2 (holidays), Rule 7.34 (sessions), the exchange's
/// list of special closings.
final class NewYorkRules {
  private static final SessionHours FULL = hours(16, 20);
  private static final SessionHours EARLY = hours(13, 17);
  private static final SessionHours EARLY_UNTIL_1992 = hours(14, 18);

  /// Closings nobody planned: the attacks of 2001, hurricane Sandy.
  private static final Set<LocalDate> EMERGENCIES =
      Set.of(
          LocalDate.of(2001, 9, 11),
          LocalDate.of(2001, 9, 12),
          LocalDate.of(2001, 9, 13),
          LocalDate.of(2001, 9, 14),
          LocalDate.of(2012, 10, 29),
          LocalDate.of(2012, 10, 30));

  /// Early closes decided for the one day.
  private static final Set<LocalDate> SPECIAL_EARLY =
      Set.of(LocalDate.of(1997, 12, 26), LocalDate.of(1999, 12, 31), LocalDate.of(2003, 12, 26));

  private NewYorkRules() {}

  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("XNYS", 2, ZoneId.of("America/New_York"), 252)
            .source("NYSE, hours and holidays; NYSE Rules 7.2 and 7.34");
    for (int year = 1990; year <= lastYear; year++) {
      addYear(builder, year);
    }
    return builder.build(LocalDate.of(1990, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static void addYear(CalendarBuilder builder, int year) {
    Set<LocalDate> closed = new HashSet<>(UsHolidays.high(year));
    closed.addAll(UsHolidays.civic(year));
    closed.addAll(UsHolidays.mourning());
    closed.addAll(EMERGENCIES);
    LocalDate next = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(next); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) >= 0 || closed.contains(day)) {
        continue;
      }
      if (SPECIAL_EARLY.contains(day)) {
        builder.session(day, EARLY, SessionCalendar.EARLY_CLOSE | SessionCalendar.AD_HOC);
      } else if (closesEarly(day)) {
        SessionHours hours = year <= 1992 ? EARLY_UNTIL_1992 : EARLY;
        builder.session(day, hours, SessionCalendar.EARLY_CLOSE);
      } else {
        builder.session(day, FULL, 0);
      }
    }
  }

  /// Whether the yearly calendar ends the regular session of a date early.
  static boolean closesEarly(LocalDate day) {
    return switch (day.getMonth()) {
      case JULY -> day.equals(independenceEarlyClose(day.getYear()));
      case NOVEMBER ->
          day.getYear() >= 1992 && day.equals(UsHolidays.thanksgiving(day.getYear()).plusDays(1));
      case DECEMBER -> day.getDayOfMonth() == 24;
      default -> false;
    };
  }

  /// The day before Independence Day, or until 2012 the Friday after a Thursday holiday; since
  /// 1995.
  private static LocalDate independenceEarlyClose(int year) {
    LocalDate holiday = LocalDate.of(year, 7, 4);
    DayOfWeek weekday = holiday.getDayOfWeek();
    if (year < 1995 || weekday == MONDAY || weekday.compareTo(SATURDAY) >= 0) {
      return LocalDate.MIN;
    }
    if (weekday == THURSDAY && year < 2013) {
      return holiday.plusDays(1);
    }
    return weekday == TUESDAY || weekday == WEDNESDAY || weekday == THURSDAY || weekday == FRIDAY
        ? holiday.minusDays(1)
        : LocalDate.MIN;
  }

  private static SessionHours hours(int closeHour, int lateHour) {
    return SessionHours.of(LocalTime.of(9, 30), LocalTime.of(closeHour, 0))
        .extended(LocalTime.of(4, 0), LocalTime.of(lateHour, 0));
  }
}
