package io.quantlab.engine.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/// Turns sessions in local time into the UTC table of a [SessionCalendar]; the only place that
/// knows zones and daylight saving (engine contract M-2).
///
/// A local time inside a daylight saving gap moves forward by the gap; a doubled local time means
/// the first. This is what `LocalDateTime.atZone` does. Sessions are added in order of their date.
public final class CalendarBuilder {
  private static final long[] NO_BREAKS = {};

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
    this.table.zone = zone;
  }

  /// Adds the session of a date; `flags` as in [SessionCalendar#flags].
  public CalendarBuilder session(LocalDate date, SessionHours hours, int flags) {
    session(Math.toIntExact(date.toEpochDay()), hours, flags);
    return this;
  }

  private void session(int day, SessionHours hours, int flags) {
    long[] stamps = {
      local.epochNanos(day, hours.extendedOpen()),
      local.epochNanos(day, hours.regularOpen()),
      local.epochNanos(day, hours.regularClose()),
      local.epochNanos(day, hours.extendedClose())
    };
    long[] breaks = hours.breaks().isEmpty() ? NO_BREAKS : new long[2 * hours.breaks().size()];
    int n = 0;
    for (SessionHours.Pause pause : hours.breaks()) {
      breaks[n++] = local.epochNanos(day, pause.start());
      breaks[n++] = local.epochNanos(day, pause.end());
    }
    table.add(day, stamps, breaks, flags);
  }

  /// Adds a session of the same hours for every date of a span.
  ///
  /// @param end the date after the last one
  CalendarBuilder everyDay(LocalDate first, LocalDate end, SessionHours hours) {
    int from = Math.toIntExact(first.toEpochDay());
    int to = Math.toIntExact(end.toEpochDay());
    table.reserve(table.count + to - from);
    for (int day = from; day < to; day++) {
      session(day, hours, 0);
    }
    return this;
  }

  /// Adds the session of a date by its instants in UTC.
  ///
  /// @param stamps extended open, regular open, regular close, extended close
  /// @param breaks start and end of each break in turn, rising
  public CalendarBuilder session(LocalDate date, long[] stamps, long[] breaks, int flags) {
    if (stamps.length != 4 || (breaks.length & 1) != 0) {
      throw new IllegalArgumentException(
          "need four stamps and pairs for breaks, were " + stamps.length + ", " + breaks.length);
    }
    table.add(Math.toIntExact(date.toEpochDay()), stamps, breaks, flags);
    return this;
  }

  /// Where the hours and dates come from, for people.
  public CalendarBuilder source(String text) {
    table.source = text;
    return this;
  }

  /// What the venue does with orders sent during a halt (engine contract M-4); accepts them unless
  /// said otherwise.
  public CalendarBuilder haltOrders(SessionCalendar.HaltOrders rule) {
    table.haltOrders = rule;
    return this;
  }

  /// How long before the regular close the venue takes the last order for it (engine contract
  /// O-10); until the close unless said otherwise.
  public CalendarBuilder closingCutoff(Duration before) {
    if (before.isNegative()
        || before.toMinutes() >= 1440
        || before.toNanos() % 60_000_000_000L != 0) {
      throw new IllegalArgumentException(
          "a closing cutoff must be whole minutes of less than a day, was " + before);
    }
    table.closingCutoffNanos = before.toNanos();
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
    table.firstDay = from;
    table.validThrough = Math.toIntExact(validThrough.toEpochDay());
    return new SessionCalendar(table);
  }
}
