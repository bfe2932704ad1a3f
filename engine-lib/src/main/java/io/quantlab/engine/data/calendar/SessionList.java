package io.quantlab.engine.data.calendar;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// A plain list of sessions: `session,open_utc,close_utc,break_start_utc,break_end_utc`, the break
/// columns empty or absent. The calendar is named after the file and stated from its first session
/// to its last.
final class SessionList {
  private SessionList() {}

  static SessionCalendar parse(String file, String name, List<String> lines) {
    CalendarBuilder builder =
        new CalendarBuilder(name, CalendarFile.idOf(name), ZoneOffset.UTC, 252).source(file);
    LocalDate first = null;
    LocalDate last = null;
    int number = 0;
    for (String line : lines) {
      number++;
      if (number == 1 || line.isBlank()) {
        continue;
      }
      try {
        last = session(builder, line.split(",", -1));
        first = first == null ? last : first;
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new CalendarFileException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
    if (first == null) {
      throw new CalendarFileException(file + ": the list has no session");
    }
    return builder.build(first, last);
  }

  private static LocalDate session(CalendarBuilder builder, String[] cells) {
    if (cells.length != 3 && cells.length != 5) {
      throw new IllegalArgumentException("expected 3 or 5 columns, found " + cells.length);
    }
    LocalDate day = LocalDate.parse(cells[0]);
    long open = IsoInstant.parse(cells[1]);
    long close = IsoInstant.parse(cells[2]);
    long[] breaks = {};
    if (cells.length == 5 && !cells[3].isBlank()) {
      breaks = new long[] {IsoInstant.parse(cells[3]), IsoInstant.parse(cells[4])};
    }
    builder.session(day, new long[] {open, open, close, close}, breaks, 0);
    return day;
  }
}
