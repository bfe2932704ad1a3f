package io.quantlab.dsl.suite;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/// Calendars of scenes: round the clock, or the same hours on every weekday but for early closes.
public final class SceneCalendar {
  private static final int ID = 1_900;
  private static final int SESSIONS_PER_YEAR = 252;

  private SceneCalendar() {}

  /// Days from 00:00 to 24:00 UTC.
  public static SessionCalendar always() {
    return Calendars.byName("ALWAYS");
  }

  /// Monday to Friday; sessions from an evening to the next day carry the date they end on.
  ///
  /// @param earlyCloses date to the time at which its session ends
  /// @param first first date of the calendar
  /// @param last last date of the calendar
  public static SessionCalendar weekdays(
      ZoneId zone,
      LocalTime open,
      LocalTime close,
      Map<LocalDate, LocalTime> earlyCloses,
      LocalDate first,
      LocalDate last) {
    CalendarBuilder builder = new CalendarBuilder("SCENE", ID, zone, SESSIONS_PER_YEAR);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        LocalTime end = earlyCloses.getOrDefault(day, close);
        int flags = earlyCloses.containsKey(day) ? SessionCalendar.EARLY_CLOSE : 0;
        builder.session(day, hours(open, end), flags);
      }
    }
    return builder.build(first, last);
  }

  /// Hours that do not end behind their beginning begin on the evening before.
  private static SessionHours hours(LocalTime open, LocalTime close) {
    if (open.isBefore(close)) {
      return SessionHours.of(open, close);
    }
    return open.equals(LocalTime.MIDNIGHT)
        ? SessionHours.allDay()
        : SessionHours.evening(open, close);
  }
}
