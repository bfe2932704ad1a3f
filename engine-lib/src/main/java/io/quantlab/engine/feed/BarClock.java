package io.quantlab.engine.feed;

import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoField;

/// Stands on one bar interval of a calendar and moves to the next (engine contract T-10, T-12).
///
/// An intraday interval lies inside one segment of a session and is cut short by its end; after a
/// break the count starts anew. A day, week or month spans whole sessions by their dates, weeks
/// running from Monday. Holds no records. Moving is cheap but not free; comparing with
/// [#limitNanos] is.
///
/// The clock is unset until the first [#seek] and ended once it passed the last session of its
/// table.
public final class BarClock {
  private final SessionCalendar calendar;
  private final Segments segments;
  private final Interval interval;
  private final boolean counted;
  private final boolean endless;
  private final long length;
  private final boolean clockAnchored;

  long fromNanos = Long.MAX_VALUE;
  long limitNanos = Long.MIN_VALUE;
  private int segment = Segments.NONE;
  private long segmentFrom = Long.MAX_VALUE; // of the segment, as the next three
  private long segmentTo = Long.MIN_VALUE;
  private long segmentLimit;
  private long origin;
  private long segmentEnd = Long.MAX_VALUE;
  private long barStart = Long.MAX_VALUE;
  private long barEnd = Long.MAX_VALUE;
  private long barLimit = Long.MIN_VALUE;
  private int firstSession = 1;
  private int lastSession;

  public BarClock(BarSpec spec, SessionCalendar calendar) {
    this.calendar = calendar;
    interval = spec.interval();
    counted = interval.isIntraday();
    length = counted ? interval.nanos() : 0;
    clockAnchored = spec.anchor() == Anchor.CLOCK;
    endless = counted && clockAnchored && spec.scope() == SessionScope.ALL;
    segments = new Segments(calendar, spec);
  }

  /// Start of the current interval; `Long.MAX_VALUE` while unset or ended.
  public long startNanos() {
    return barStart;
  }

  /// End of the current interval, the stamp of its bar; `Long.MAX_VALUE` while unset or ended.
  public long endNanos() {
    return barEnd;
  }

  /// First stamp for which the clock must move: the end of the interval, or one past it when the
  /// interval includes its end, or the end of the session segment inside a longer interval.
  public long limitNanos() {
    return limitNanos;
  }

  /// Moves to the interval whose records include a stamp, or to the next one.
  public void seek(long epochNanos) {
    if (endless) {
      cut(epochNanos, 0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
      segmentEnd = barEnd;
      return;
    }
    if (epochNanos >= segmentFrom && epochNanos < segmentTo) {
      enter(segment, epochNanos); // most bars lie in the segment of the bar before
      return;
    }
    int at = segments.locate(epochNanos);
    if (at == Segments.NONE) {
      end();
    } else {
      enter(at, Math.max(epochNanos, segments.start(at)));
    }
  }

  /// Moves to the interval after the current one.
  public void next() {
    if (endless) {
      seek(barEnd);
    } else if (counted && barEnd < segments.end(segment)) {
      enter(segment, barEnd);
    } else {
      int at = counted ? segments.following(segment) : segments.firstOf(lastSession + 1);
      if (at == Segments.NONE) {
        end();
      } else {
        enter(at, segments.start(at));
      }
    }
  }

  /// Whether records of this stamp count in some interval.
  boolean covers(long epochNanos) {
    if (endless) {
      return true;
    }
    int at = segments.locate(epochNanos);
    if (at == Segments.NONE) {
      calendar.sessionAtOrAfter(epochNanos); // throws beyond the table
      return false;
    }
    return segments.start(at) <= epochNanos;
  }

  /// First stamp for which the whole interval, not only its current segment, is over.
  long barLimit() {
    return barLimit;
  }

  long segmentEnd() {
    return segmentEnd;
  }

  /// The extended open of the first session that ends after the start of the interval.
  long sessionOpen() {
    return calendar.extendedOpen(calendar.sessionAtOrAfter(barStart));
  }

  private void enter(int at, long epochNanos) {
    if (at != segment) {
      segment = at;
      segmentFrom = segments.start(at);
      segmentTo = segments.end(at);
      segmentLimit = segments.limit(at);
      origin = clockAnchored ? 0 : segments.origin(at);
    }
    if (counted) {
      long inside = Math.min(epochNanos, segmentTo - 1);
      cut(inside, origin, segmentFrom, segmentTo, segmentLimit);
      segmentEnd = barEnd;
      return;
    }
    segmentEnd = segmentTo;
    fromNanos = segmentFrom;
    limitNanos = segmentLimit;
    int session = Segments.session(at);
    if (session < firstSession || session > lastSession) {
      enterPeriod(session);
    }
  }

  /// Cuts the interval around a stamp out of `[start, end)`.
  private void cut(long inside, long origin, long start, long end, long limit) {
    long low = origin + Math.floorDiv(inside - origin, length) * length;
    barStart = Math.max(low, start);
    barEnd = Math.min(low + length, end);
    barLimit = barEnd == end ? limit : barEnd;
    fromNanos = barStart;
    limitNanos = barLimit;
  }

  private void enterPeriod(int session) {
    firstSession = session;
    lastSession = session;
    long period = period(session);
    while (firstSession > 0 && period(firstSession - 1) == period) {
      firstSession--;
    }
    while (lastSession + 1 < calendar.count() && period(lastSession + 1) == period) {
      lastSession++;
    }
    int last = segments.lastOf(lastSession);
    barStart = segments.start(segments.firstOf(firstSession));
    barEnd = segments.end(last);
    barLimit = segments.limit(last);
  }

  private long period(int session) {
    int day = calendar.epochDay(session);
    return switch (interval.unit()) {
      case WEEK -> Math.floorDiv(day + 3, 7); // 1970-01-01 was a Thursday
      case MONTH -> LocalDate.ofEpochDay(day).getLong(ChronoField.PROLEPTIC_MONTH);
      case SECOND, MINUTE, HOUR, DAY -> day;
    };
  }

  private void end() {
    segment = Segments.NONE;
    segmentTo = Long.MIN_VALUE;
    fromNanos = Long.MAX_VALUE;
    limitNanos = Long.MAX_VALUE;
    segmentEnd = Long.MAX_VALUE;
    barStart = Long.MAX_VALUE;
    barEnd = Long.MAX_VALUE;
    barLimit = Long.MAX_VALUE;
  }
}
