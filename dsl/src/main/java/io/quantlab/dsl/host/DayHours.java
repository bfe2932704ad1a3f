package io.quantlab.dsl.host;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;

/// The hours a script trades in: those of the instrument, or the ones its header names.
///
/// @param open in exchange time
/// @param close in exchange time, after `open`
record DayHours(LocalTime open, LocalTime close) {
  private static final int ID = 1_901;

  /// Reads `09:30-16:00`; anything else is an `IllegalArgumentException`.
  static DayHours parse(String text) {
    if (!text.matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
      throw new IllegalArgumentException(
          "expected hours such as 09:30-16:00, found \"" + text + "\"");
    }
    DayHours hours =
        new DayHours(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
    if (!hours.open.isBefore(hours.close)) {
      throw new IllegalArgumentException("a session closes after it opens, found \"" + text + "\"");
    }
    return hours;
  }

  /// The dates of a calendar with these hours; a day that closes early keeps its close.
  SessionCalendar on(SessionCalendar calendar) {
    CalendarBuilder builder =
        new CalendarBuilder(
            calendar.name() + " " + open + "-" + close,
            ID,
            calendar.zone(),
            calendar.sessionsPerYear());
    for (int i = 0; i < calendar.count(); i++) {
      LocalDate date = LocalDate.ofEpochDay(calendar.epochDay(i));
      LocalTime end = close;
      if ((calendar.flags(i) & SessionCalendar.EARLY_CLOSE) != 0) {
        LocalTime early =
            java.time.Instant.ofEpochSecond(calendar.regularClose(i) / 1_000_000_000L)
                .atZone(calendar.zone())
                .toLocalTime();
        end = early.isAfter(open) && early.isBefore(close) ? early : close;
      }
      builder.session(date, SessionHours.of(open, end), calendar.flags(i));
    }
    return builder.build(calendar.firstDay(), LocalDate.ofEpochDay(calendar.validThrough()));
  }
}
