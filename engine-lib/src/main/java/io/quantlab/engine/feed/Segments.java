package io.quantlab.engine.feed;

import io.quantlab.engine.time.SessionCalendar;

/// The spans of a calendar whose records count, in time order: the time before a session, then the
/// session's own spans: pre-market, regular trading, breaks, post-market.
///
/// A segment is named by one number, `session × 16 + part`: part 0 is the time before the session,
/// part n its span n - 1. Scopes leave parts out.
final class Segments {
  static final int NONE = -1;

  private final SessionCalendar calendar;
  private final SessionScope scope;
  private final boolean undivided;

  Segments(SessionCalendar calendar, BarSpec spec) {
    this.calendar = calendar;
    this.scope = spec.scope();
    this.undivided =
        spec.anchor() == Anchor.CLOCK
            && spec.scope() == SessionScope.EXTENDED
            && spec.interval().isIntraday();
  }

  static int session(int segment) {
    return segment >> 4;
  }

  long start(int segment) {
    int s = segment >> 4;
    int part = segment & 15;
    if (part > 0) {
      return calendar.spanStart(s, part - 1);
    }
    return s == 0 ? calendar.firstNanos() : calendar.extendedClose(s - 1);
  }

  long end(int segment) {
    int s = segment >> 4;
    int part = segment & 15;
    if (part == 0) {
      return calendar.extendedOpen(s);
    }
    return undivided ? calendar.extendedClose(s) : calendar.spanEnd(s, part - 1);
  }

  /// The stamp intraday bars of a segment are counted from: its start; for pre-market that runs
  /// into the regular session its end, so that its last bar ends with the regular open; outside
  /// sessions and in breaks midnight UTC.
  long origin(int segment) {
    int s = segment >> 4;
    int part = segment & 15;
    if (part == 0) {
      return 0;
    }
    return switch (calendar.spanKind(s, part - 1)) {
      case BREAK -> 0;
      case PRE -> end(segment) == calendar.regularOpen(s) ? end(segment) : start(segment);
      case REGULAR, POST -> start(segment);
    };
  }

  /// First stamp after a segment's records: its end, which itself belongs to it unless another
  /// segment starts there (T-10).
  long limit(int segment) {
    int next = following(segment);
    long end = end(segment);
    return next != NONE && start(next) == end ? end : end + 1;
  }

  /// The segment whose records include a stamp, else the next one, else [#NONE].
  int locate(long epochNanos) {
    if (epochNanos > calendar.firstNanos()) {
      int before = endingAfter(epochNanos - 1);
      if (before != NONE && end(before) == epochNanos && limit(before) > epochNanos) {
        return before;
      }
    }
    return endingAfter(epochNanos);
  }

  int following(int segment) {
    int s = segment >> 4;
    for (int part = (segment & 15) + 1; part <= calendar.spanCount(s); part++) {
      if (exists(s, part)) {
        return s << 4 | part;
      }
    }
    return firstOf(s + 1);
  }

  /// First segment of a session; [#NONE] after the last session.
  int firstOf(int session) {
    if (session >= calendar.count()) {
      return NONE;
    }
    int part = 0;
    while (!exists(session, part)) {
      part++;
    }
    return session << 4 | part;
  }

  int lastOf(int session) {
    int part = calendar.spanCount(session);
    while (!exists(session, part)) {
      part--;
    }
    return session << 4 | part;
  }

  private int endingAfter(long epochNanos) {
    if (epochNanos >= calendar.endNanos()) {
      return NONE;
    }
    int segment = firstOf(calendar.sessionAtOrAfter(epochNanos));
    while (segment != NONE && end(segment) <= epochNanos) {
      segment = following(segment);
    }
    return segment;
  }

  /// Every session has a regular span, so in each scope some part exists.
  private boolean exists(int session, int part) {
    if (undivided) {
      return part == 1;
    }
    if (part == 0) {
      return scope == SessionScope.ALL && start(session << 4) < end(session << 4);
    }
    SessionCalendar.SpanKind kind = calendar.spanKind(session, part - 1);
    return switch (scope) {
      case REGULAR -> kind == SessionCalendar.SpanKind.REGULAR;
      case EXTENDED -> kind != SessionCalendar.SpanKind.BREAK;
      case ALL -> true;
    };
  }
}
