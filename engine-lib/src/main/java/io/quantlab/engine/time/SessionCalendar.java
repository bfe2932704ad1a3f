package io.quantlab.engine.time;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The trading sessions of one venue as a dated table in UTC (engine contract M-1, M-3).
///
/// A session is the extended span `PRE..POST` with the regular span inside it and at most one break
/// inside the regular span; spans are half open, `[open, close)`. Sessions are numbered from 0 in
/// time order, so a reader may walk them by index. Lookups are binary searches without allocation.
///
/// The table answers for stamps from [#firstNanos] up to the extended close of its last session and
/// throws [CalendarRangeException] outside: what lies beyond is not known, not closed. Sessions
/// after [#validThrough] exist only in a calendar built to extrapolate, which says so by
/// [#isExtrapolated]. Local time and daylight saving live in [CalendarBuilder] only (M-2).
public final class SessionCalendar implements SessionDates {
  /// Flag of a session whose regular close is earlier than usual.
  public static final int EARLY_CLOSE = 1;

  /// Flag of a session whose regular open is later than usual.
  public static final int LATE_OPEN = 1 << 1;

  /// Flag of a session announced outside the yearly calendar of the venue.
  public static final int AD_HOC = 1 << 2;

  private final String name;
  private final int id;
  private final int sessionsPerYear;
  private final long firstNanos;
  private final int validThrough;
  private final int count;
  private final int[] epochDays;
  private final int[] flags;
  private final long[] extendedOpens;
  private final long[] regularOpens;
  private final long[] breakStarts;
  private final long[] breakEnds;
  private final long[] regularCloses;
  private final long[] extendedCloses;

  SessionCalendar(SessionTable table) {
    name = table.name;
    id = table.id;
    sessionsPerYear = table.sessionsPerYear;
    firstNanos = table.firstNanos;
    validThrough = table.validThrough;
    count = table.count;
    epochDays = Arrays.copyOf(table.epochDays, count);
    flags = Arrays.copyOf(table.flags, count);
    extendedOpens = Arrays.copyOf(table.extendedOpens, count);
    regularOpens = Arrays.copyOf(table.regularOpens, count);
    breakStarts = Arrays.copyOf(table.breakStarts, count);
    breakEnds = Arrays.copyOf(table.breakEnds, count);
    regularCloses = Arrays.copyOf(table.regularCloses, count);
    extendedCloses = Arrays.copyOf(table.extendedCloses, count);
  }

  /// Venue code or name, for example `XNYS`.
  public String name() {
    return name;
  }

  /// Stable number of the calendar; stands in store files and orders items at one instant (T-3).
  public int id() {
    return id;
  }

  /// Sessions of a usual year, for annualizing: 252 equities, 260 FX, 365 round the clock (S-1).
  public int sessionsPerYear() {
    return sessionsPerYear;
  }

  /// Last session date, in days since 1970, for which the table is stated rather than extrapolated.
  public int validThrough() {
    return validThrough;
  }

  /// Whether the table goes on after [#validThrough] by rule alone.
  public boolean isExtrapolated() {
    return epochDays[count - 1] > validThrough;
  }

  /// Number of sessions in the table, at least 1.
  public int count() {
    return count;
  }

  /// First stamp the table answers for.
  public long firstNanos() {
    return firstNanos;
  }

  /// First stamp beyond the table: the extended close of the last session.
  public long endNanos() {
    return extendedCloses[count - 1];
  }

  /// Session date in days since 1970-01-01.
  public int epochDay(int session) {
    return epochDays[session];
  }

  /// [#EARLY_CLOSE], [#LATE_OPEN], [#AD_HOC] or 0.
  public int flags(int session) {
    return flags[session];
  }

  public long extendedOpen(int session) {
    return extendedOpens[session];
  }

  public long regularOpen(int session) {
    return regularOpens[session];
  }

  public boolean hasBreak(int session) {
    return breakStarts[session] < breakEnds[session];
  }

  /// Start of the break; the regular close when the session has none.
  public long breakStart(int session) {
    return breakStarts[session];
  }

  /// End of the break; the regular close when the session has none.
  public long breakEnd(int session) {
    return breakEnds[session];
  }

  public long regularClose(int session) {
    return regularCloses[session];
  }

  public long extendedClose(int session) {
    return extendedCloses[session];
  }

  /// The session that contains a stamp, else the next one: the first whose extended close is later.
  public int sessionAtOrAfter(long epochNanos) {
    requireInRange(epochNanos);
    return firstAbove(extendedCloses, epochNanos);
  }

  @Override
  public int epochDayOf(long epochNanos) {
    return epochDays[sessionAtOrAfter(epochNanos)];
  }

  /// The session of a date, or the next one when the date has none; [#count] when none is left.
  public int sessionOnOrAfterDay(int epochDay) {
    int found = Arrays.binarySearch(epochDays, epochDay);
    return found >= 0 ? found : -found - 1;
  }

  /// Whether regular trading is on: inside the regular span and outside its break.
  public boolean isOpen(long epochNanos) {
    int s = sessionAtOrAfter(epochNanos);
    return epochNanos >= regularOpens[s]
        && epochNanos < regularCloses[s]
        && (epochNanos < breakStarts[s] || epochNanos >= breakEnds[s]);
  }

  /// Whether a stamp lies between extended open and extended close, the break included.
  public boolean isExtended(long epochNanos) {
    return epochNanos >= extendedOpens[sessionAtOrAfter(epochNanos)];
  }

  /// First regular open at or after a stamp; the end of a break is not an open.
  public long nextOpen(long epochNanos) {
    requireInRange(epochNanos);
    int s = epochNanos == Long.MIN_VALUE ? 0 : firstAbove(regularOpens, epochNanos - 1);
    if (s == count) {
      throw beyond(epochNanos);
    }
    return regularOpens[s];
  }

  /// Last regular close at or before a stamp; the start of a break is not a close.
  public long previousClose(long epochNanos) {
    requireInRange(epochNanos);
    int s = firstAbove(regularCloses, epochNanos) - 1;
    if (s < 0) {
      throw new CalendarRangeException(
          "calendar "
              + name
              + " has no regular close at or before "
              + IsoInstant.format(epochNanos));
    }
    return regularCloses[s];
  }

  /// Session dates passed from `fromNanos` to `toNanos`: the difference of their session numbers. 0
  /// within one session, negative when `toNanos` is earlier, additive over adjoining spans.
  public int sessionsBetween(long fromNanos, long toNanos) {
    return sessionAtOrAfter(toNanos) - sessionAtOrAfter(fromNanos);
  }

  /// SHA-256 of the table, the version of the calendar in an input hash (K-7): id, count and valid
  /// through, then per session date, flags and its six stamps in time order, little-endian.
  public byte[] contentHash() {
    ByteBuffer bytes = ByteBuffer.allocate(12 + count * 56).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(id).putInt(count).putInt(validThrough);
    for (int s = 0; s < count; s++) {
      bytes.putInt(epochDays[s]).putInt(flags[s]).putLong(extendedOpens[s]);
      bytes.putLong(regularOpens[s]).putLong(breakStarts[s]).putLong(breakEnds[s]);
      bytes.putLong(regularCloses[s]).putLong(extendedCloses[s]);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void requireInRange(long epochNanos) {
    if (epochNanos < firstNanos || epochNanos >= extendedCloses[count - 1]) {
      throw beyond(epochNanos);
    }
  }

  private CalendarRangeException beyond(long epochNanos) {
    String hint = isExtrapolated() ? "" : "; a later stamp needs an extrapolated calendar";
    return new CalendarRangeException(
        "calendar "
            + name
            + " answers from "
            + IsoInstant.format(firstNanos)
            + " to before "
            + IsoInstant.format(endNanos())
            + ", not for "
            + IsoInstant.format(epochNanos)
            + hint);
  }

  private static int firstAbove(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
