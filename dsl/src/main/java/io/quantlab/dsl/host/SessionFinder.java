package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;

/// Finds the sessions of instants that mostly go forward: the one found last is looked at first.
final class SessionFinder {
  private final SessionCalendar calendar;
  private int found;
  private long fromNanos = Long.MAX_VALUE;
  private long toNanos = Long.MIN_VALUE;

  SessionFinder(SessionCalendar calendar) {
    this.calendar = calendar;
  }

  SessionCalendar calendar() {
    return calendar;
  }

  /// As [SessionCalendar#sessionAtOrAfter].
  int sessionAtOrAfter(long epochNanos) {
    if (epochNanos < fromNanos || epochNanos >= toNanos) {
      found = calendar.sessionAtOrAfter(epochNanos);
      fromNanos = found == 0 ? calendar.firstNanos() : calendar.extendedClose(found - 1);
      toNanos = calendar.extendedClose(found);
    }
    return found;
  }
}
