package io.quantlab.engine.feed;

import io.quantlab.engine.time.SessionCalendar;

/// The spans of a calendar whose records count, in time order: a session is cut into the time
/// before it, pre-market, regular trading up to the break, the break, regular trading after it,
/// post-market.
///
/// A segment is named by one number, `session × 8 + part`. Scopes leave parts out; empty parts are
/// skipped.
final class Segments {
  static final int NONE = -1;

  private static final int OUTSIDE = 0;
  private static final int PRE = 1;
  private static final int MORNING = 2;
  private static final int BREAK = 3;
  private static final int AFTERNOON = 4;
  private static final int POST = 5;

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
    return segment >> 3;
  }

  long start(int segment) {
    int s = segment >> 3;
    return switch (segment & 7) {
      case OUTSIDE -> s == 0 ? calendar.firstNanos() : calendar.extendedClose(s - 1);
      case PRE -> calendar.extendedOpen(s);
      case MORNING -> calendar.regularOpen(s);
      case BREAK -> calendar.breakStart(s);
      case AFTERNOON -> calendar.breakEnd(s);
      default -> calendar.regularClose(s);
    };
  }

  long end(int segment) {
    int s = segment >> 3;
    return switch (segment & 7) {
      case OUTSIDE -> calendar.extendedOpen(s);
      case PRE -> undivided ? calendar.extendedClose(s) : calendar.regularOpen(s);
      case MORNING -> calendar.breakStart(s);
      case BREAK -> calendar.breakEnd(s);
      case AFTERNOON -> calendar.regularClose(s);
      default -> calendar.extendedClose(s);
    };
  }

  /// The stamp intraday bars of a segment are counted from: its start; for pre-market, whose last
  /// bar ends with the regular open, its end; outside sessions and in breaks midnight UTC.
  long origin(int segment) {
    return switch (segment & 7) {
      case OUTSIDE, BREAK -> 0;
      case PRE -> end(segment);
      default -> start(segment);
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
    for (int next = segment + 1; (next & 7) <= POST; next++) {
      if (exists(next)) {
        return next;
      }
    }
    return firstOf((segment >> 3) + 1);
  }

  /// First segment of a session; [#NONE] after the last session.
  int firstOf(int session) {
    if (session >= calendar.count()) {
      return NONE;
    }
    int segment = session << 3;
    while (!exists(segment)) {
      segment++;
    }
    return segment;
  }

  int lastOf(int session) {
    int segment = session << 3 | POST;
    while (!exists(segment)) {
      segment--;
    }
    return segment;
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

  private boolean exists(int segment) {
    return included(segment & 7) && start(segment) < end(segment);
  }

  private boolean included(int part) {
    if (undivided) {
      return part == PRE;
    }
    return switch (scope) {
      case REGULAR -> part == MORNING || part == AFTERNOON;
      case EXTENDED -> part != OUTSIDE && part != BREAK;
      case ALL -> true;
    };
  }
}
