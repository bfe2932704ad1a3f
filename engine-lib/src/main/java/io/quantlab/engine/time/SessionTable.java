package io.quantlab.engine.time;

import io.quantlab.engine.time.SessionCalendar.HaltOrders;
import io.quantlab.engine.time.SessionHours.Pause;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/// The growing columns behind a [SessionCalendar]; checks each session against the one before.
final class SessionTable {
  final String name;
  final int id;
  final int sessionsPerYear;
  ZoneId zone;
  LocalDate firstDay;
  String source = "";
  HaltOrders haltOrders = HaltOrders.ACCEPTED;
  long closingCutoffNanos;
  long firstNanos;
  int validThrough;
  int count;
  int[] epochDays = new int[1024];
  int[] flags = new int[1024];
  long[] extendedOpens = new long[1024];
  long[] regularOpens = new long[1024];
  long[] regularCloses = new long[1024];
  long[] extendedCloses = new long[1024];

  /// The breaks of session `s` are `breaks[breakFrom[s]]` to before `breaks[breakFrom[s + 1]]`, as
  /// start and end in turn.
  int[] breakFrom = new int[1025];

  long[] breaks = new long[64];

  SessionTable(String name, int id, int sessionsPerYear) {
    this.name = name;
    this.id = id;
    this.sessionsPerYear = sessionsPerYear;
  }

  /// Makes room for a number of sessions known before; an array that is filled to its end is handed
  /// on by [#trimmed] as it is.
  void reserve(int sessions) {
    if (sessions > epochDays.length) {
      resize(sessions);
    }
  }

  /// The first `length` entries: the array itself when it has no more.
  static long[] trimmed(long[] column, int length) {
    return column.length == length ? column : Arrays.copyOf(column, length);
  }

  static int[] trimmed(int[] column, int length) {
    return column.length == length ? column : Arrays.copyOf(column, length);
  }

  /// Appends a session.
  ///
  /// @param stamps extended open, regular open, regular close, extended close
  /// @param pauses start and end of each break in turn, rising, none of length 0
  void add(int epochDay, long[] stamps, long[] pauses, int sessionFlags) {
    require(count == 0 || epochDay > epochDays[count - 1], epochDay, "dates must rise");
    require(
        count == 0 || stamps[0] >= extendedCloses[count - 1],
        epochDay,
        "it overlaps the session before");
    require(
        stamps[0] <= stamps[1] && stamps[1] < stamps[2] && stamps[2] <= stamps[3],
        epochDay,
        "need extended open <= regular open < regular close <= extended close");
    checkBreaks(epochDay, stamps, pauses);
    grow(pauses.length);
    epochDays[count] = epochDay;
    flags[count] = sessionFlags;
    extendedOpens[count] = stamps[0];
    regularOpens[count] = stamps[1];
    regularCloses[count] = stamps[2];
    extendedCloses[count] = stamps[3];
    int to = breakFrom[count];
    System.arraycopy(pauses, 0, breaks, to, pauses.length);
    count++;
    breakFrom[count] = to + pauses.length;
  }

  private void checkBreaks(int epochDay, long[] stamps, long[] pauses) {
    require(
        pauses.length <= 2 * Pause.MOST, epochDay, "it has more than " + Pause.MOST + " breaks");
    long before = stamps[0];
    for (int i = 0; i < pauses.length; i += 2) {
      long from = pauses[i];
      long to = pauses[i + 1];
      require(
          from < to && (from > before || i == 0 && from >= before) && to <= stamps[3],
          epochDay,
          "breaks must rise and lie inside the session");
      boolean early = to <= stamps[1];
      boolean late = from >= stamps[2];
      require(
          early || late || from > stamps[1] && to < stamps[2],
          epochDay,
          "a break must not cover the regular open or close");
      before = to;
    }
  }

  private void require(boolean holds, int epochDay, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "session " + LocalDate.ofEpochDay(epochDay) + " of calendar " + name + ": " + expected);
    }
  }

  private void grow(int more) {
    if (breakFrom[count] + more > breaks.length) {
      breaks = Arrays.copyOf(breaks, breaks.length * 2);
    }
    if (count == epochDays.length) {
      resize(count * 2);
    }
  }

  private void resize(int capacity) {
    epochDays = Arrays.copyOf(epochDays, capacity);
    flags = Arrays.copyOf(flags, capacity);
    extendedOpens = Arrays.copyOf(extendedOpens, capacity);
    regularOpens = Arrays.copyOf(regularOpens, capacity);
    regularCloses = Arrays.copyOf(regularCloses, capacity);
    extendedCloses = Arrays.copyOf(extendedCloses, capacity);
    breakFrom = Arrays.copyOf(breakFrom, capacity + 1);
  }
}
