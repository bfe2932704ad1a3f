package io.quantlab.engine.time;

import java.time.LocalDate;
import java.time.ZoneId;

/// Turns sessions in local time into the UTC table of a [SessionCalendar]; the only place that
/// knows zones and daylight saving (engine contract M-2).
///
/// A local time inside a daylight saving gap moves forward by the gap; a doubled local time means
/// the first. This is what `LocalDateTime.atZone` does. Sessions are added in order of their date.
public final class CalendarBuilder {
  private final LocalStamps local;
  private final SessionTable table;

  /// @param id stable positive number of the calendar
  /// @param sessionsPerYear sessions of a usual year, 1..366
  public CalendarBuilder(String name, int id, ZoneId zone, int sessionsPerYear) {
    if (name.isBlank() || id < 1 || sessionsPerYear < 1 || sessionsPerYear > 366) {
      throw new IllegalArgumentException(
          "need a name, a positive id and 1..366 sessions a year, were \""
              + name
              + "\", "
              + id
              + ", "
              + sessionsPerYear);
    }
    this.local = new LocalStamps(zone);
    this.table = new SessionTable(name, id, sessionsPerYear);
  }

  /// Adds the session of a date; `flags` as in [SessionCalendar#flags].
  public CalendarBuilder session(LocalDate date, SessionHours hours, int flags) {
    int day = Math.toIntExact(date.toEpochDay());
    long[] stamps = {
      local.epochNanos(day, hours.extendedOpen()),
      local.epochNanos(day, hours.regularOpen()),
      local.epochNanos(day, hours.breakStart()),
      local.epochNanos(day, hours.breakEnd()),
      local.epochNanos(day, hours.regularClose()),
      local.epochNanos(day, hours.extendedClose())
    };
    table.add(day, stamps, flags);
    return this;
  }

  /// The calendar; it answers from the local midnight before `from` on.
  ///
  /// @param from first date the table knows about, session or not; not after the first session
  /// @param validThrough last date the table is stated for; sessions after it are extrapolated
  public SessionCalendar build(LocalDate from, LocalDate validThrough) {
    if (table.count == 0) {
      throw new IllegalArgumentException("calendar " + table.name + " has no session");
    }
    long midnight = local.epochNanos(from.toEpochDay(), 0);
    if (from.toEpochDay() > table.epochDays[0]) {
      throw new IllegalArgumentException(
          "calendar "
              + table.name
              + " starts with the session "
              + LocalDate.ofEpochDay(table.epochDays[0])
              + ", before "
              + from);
    }
    table.firstNanos = Math.min(midnight, table.extendedOpens[0]);
    table.validThrough = Math.toIntExact(validThrough.toEpochDay());
    return new SessionCalendar(table);
  }
}
