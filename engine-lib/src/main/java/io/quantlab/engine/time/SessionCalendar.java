package io.quantlab.engine.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/// The trading sessions of one venue as a dated table in UTC (engine contract M-1, M-3).
///
/// A session is a row of spans, half open and adjoining: `PRE`, `REGULAR`, `POST`, and up to
/// [SessionHours.Pause#MOST] breaks inside them. Sessions are numbered from 0 in time order, so a
/// reader may walk them by index. Lookups are binary searches without allocation.
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

  /// What a stretch of a session is.
  public enum SpanKind {
    PRE,
    REGULAR,
    POST,
    BREAK
  }

  /// What the venue does with orders sent while an instrument is halted (engine contract M-4).
  public enum HaltOrders {
    /// They wait in the book until trading resumes.
    ACCEPTED,
    /// They are refused as `HALTED_INSTRUMENT`.
    REFUSED
  }

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
  private final long[] regularCloses;
  private final long[] extendedCloses;
  private final int[] breakFrom;
  private final long[] breaks;
  private final String source;
  private final HaltOrders haltOrders;
  private final long closingCutoffNanos;
  private final ZoneId zone;
  private final LocalDate firstDay;

  private SessionSpans spans;
  private byte[] contentHash;

  SessionCalendar(SessionTable table) {
    name = table.name;
    id = table.id;
    sessionsPerYear = table.sessionsPerYear;
    firstNanos = table.firstNanos;
    validThrough = table.validThrough;
    count = table.count;
    epochDays = SessionTable.trimmed(table.epochDays, count);
    flags = SessionTable.trimmed(table.flags, count);
    extendedOpens = SessionTable.trimmed(table.extendedOpens, count);
    regularOpens = SessionTable.trimmed(table.regularOpens, count);
    regularCloses = SessionTable.trimmed(table.regularCloses, count);
    extendedCloses = SessionTable.trimmed(table.extendedCloses, count);
    breakFrom = SessionTable.trimmed(table.breakFrom, count + 1);
    breaks = SessionTable.trimmed(table.breaks, breakFrom[count]);
    source = table.source;
    haltOrders = table.haltOrders;
    closingCutoffNanos = table.closingCutoffNanos;
    zone = table.zone;
    firstDay = table.firstDay;
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

  /// Whether the session pauses at least once.
  public boolean hasBreak(int session) {
    return breakFrom[session] < breakFrom[session + 1];
  }

  /// Number of breaks, 0..[SessionHours.Pause#MOST].
  public int breakCount(int session) {
    return breakFrom[session + 1] - breakFrom[session] >> 1;
  }

  /// Start of the n-th break, counted from 0.
  public long breakStart(int session, int n) {
    return breaks[breakFrom[session] + 2 * n];
  }

  /// End of the n-th break, counted from 0.
  public long breakEnd(int session, int n) {
    return breaks[breakFrom[session] + 2 * n + 1];
  }

  /// Number of breaks of all sessions.
  public int allBreaks() {
    return breaks.length >> 1;
  }

  /// The first break of the table that ends after a stamp, counted over all sessions; [#allBreaks]
  /// when none is left.
  public int breakEndingAfter(long epochNanos) {
    return firstAbove(breaks, epochNanos) >> 1;
  }

  /// Start of a break counted over all sessions.
  public long startOfBreak(int index) {
    return breaks[2 * index];
  }

  /// End of a break counted over all sessions.
  public long endOfBreak(int index) {
    return breaks[2 * index + 1];
  }

  /// Start of the first break; the regular close when the session has none.
  public long breakStart(int session) {
    return hasBreak(session) ? breakStart(session, 0) : regularCloses[session];
  }

  /// End of the first break; the regular close when the session has none.
  public long breakEnd(int session) {
    return hasBreak(session) ? breakEnd(session, 0) : regularCloses[session];
  }

  /// Number of spans of a session, at least 1; they adjoin from extended open to extended close.
  public int spanCount(int session) {
    return spans().count(session);
  }

  public SpanKind spanKind(int session, int span) {
    return spans().kind(session, span);
  }

  public long spanStart(int session, int span) {
    return spans().start(session, span);
  }

  public long spanEnd(int session, int span) {
    return spans().start(session, span + 1);
  }

  /// Made when first asked for: a run on ticks never does. Two threads may each make one; they are
  /// equal.
  private SessionSpans spans() {
    SessionSpans made = spans;
    if (made == null) {
      made =
          new SessionSpans(
              extendedOpens, regularOpens, regularCloses, extendedCloses, breakFrom, breaks);
      spans = made;
    }
    return made;
  }

  /// Where the table comes from, for people; empty when nobody said.
  public String source() {
    return source;
  }

  /// The zone in which the venue states its hours; for people and for extrapolation.
  public ZoneId zone() {
    return zone;
  }

  /// First date the table knows about.
  public LocalDate firstDay() {
    return firstDay;
  }

  /// What becomes of orders sent during a halt.
  public HaltOrders haltOrders() {
    return haltOrders;
  }

  /// How long before the regular close the venue takes the last order for it (engine contract
  /// O-10), nanoseconds; 0 = until the close.
  public long closingCutoffNanos() {
    return closingCutoffNanos;
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

  /// The session date of a stamp, in days since 1970: that of the session it lies in, else of the
  /// next one. The query `tradingDay` of engine contract M-3.
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
        && !isBreak(s, epochNanos);
  }

  private boolean isBreak(int session, long epochNanos) {
    for (int b = breakFrom[session]; b < breakFrom[session + 1]; b += 2) {
      if (epochNanos >= breaks[b] && epochNanos < breaks[b + 1]) {
        return true;
      }
    }
    return false;
  }

  /// Whether a date, in days since 1970, bears a session.
  public boolean tradingDay(int epochDay) {
    return Arrays.binarySearch(epochDays, epochDay) >= 0;
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

  /// The version of the calendar in an input hash (K-7), see [CalendarHash].
  public byte[] contentHash() {
    byte[] known = contentHash;
    if (known == null) {
      known = CalendarHash.of(this);
      contentHash = known;
    }
    return known.clone();
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
