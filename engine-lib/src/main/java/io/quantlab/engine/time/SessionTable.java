package io.quantlab.engine.time;

import java.time.LocalDate;
import java.util.Arrays;

/// The growing columns behind a [SessionCalendar]; checks each session against the one before.
final class SessionTable {
  final String name;
  final int id;
  final int sessionsPerYear;
  long firstNanos;
  int validThrough;
  int count;
  int[] epochDays = new int[1024];
  int[] flags = new int[1024];
  long[] extendedOpens = new long[1024];
  long[] regularOpens = new long[1024];
  long[] breakStarts = new long[1024];
  long[] breakEnds = new long[1024];
  long[] regularCloses = new long[1024];
  long[] extendedCloses = new long[1024];

  SessionTable(String name, int id, int sessionsPerYear) {
    this.name = name;
    this.id = id;
    this.sessionsPerYear = sessionsPerYear;
  }

  /// Appends a session of six rising stamps; an empty break becomes none, both its stamps the
  /// regular close.
  void add(int epochDay, long[] stamps, int sessionFlags) {
    require(count == 0 || epochDay > epochDays[count - 1], epochDay, "dates must rise");
    require(
        count == 0 || stamps[0] >= extendedCloses[count - 1],
        epochDay,
        "it overlaps the session before");
    require(
        stamps[0] <= stamps[1] && stamps[1] < stamps[4] && stamps[4] <= stamps[5],
        epochDay,
        "need extended open <= regular open < regular close <= extended close");
    require(
        stamps[1] < stamps[2] && stamps[2] <= stamps[3] && stamps[3] <= stamps[4],
        epochDay,
        "the break must lie inside the regular session");
    grow();
    epochDays[count] = epochDay;
    flags[count] = sessionFlags;
    extendedOpens[count] = stamps[0];
    regularOpens[count] = stamps[1];
    boolean none = stamps[2] == stamps[3];
    breakStarts[count] = none ? stamps[4] : stamps[2];
    breakEnds[count] = none ? stamps[4] : stamps[3];
    regularCloses[count] = stamps[4];
    extendedCloses[count] = stamps[5];
    count++;
  }

  private void require(boolean holds, int epochDay, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "session " + LocalDate.ofEpochDay(epochDay) + " of calendar " + name + ": " + expected);
    }
  }

  private void grow() {
    if (count < epochDays.length) {
      return;
    }
    int capacity = count * 2;
    epochDays = Arrays.copyOf(epochDays, capacity);
    flags = Arrays.copyOf(flags, capacity);
    extendedOpens = Arrays.copyOf(extendedOpens, capacity);
    regularOpens = Arrays.copyOf(regularOpens, capacity);
    breakStarts = Arrays.copyOf(breakStarts, capacity);
    breakEnds = Arrays.copyOf(breakEnds, capacity);
    regularCloses = Arrays.copyOf(regularCloses, capacity);
    extendedCloses = Arrays.copyOf(extendedCloses, capacity);
  }
}
