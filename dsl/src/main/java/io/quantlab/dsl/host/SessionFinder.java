package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;

/// Finds the sessions of instants that mostly go forward: the one found last is looked at first.
final class SessionFinder {
  private final SessionCalendar calendar;
  private int found;
  private long fromNanos = Long.MAX_VALUE;
  private long toNanos = Long.MIN_VALUE;
  private long openNanos;
  private long closeNanos;

  SessionFinder(SessionCalendar calendar) {
    this.calendar = calendar;
  }

  /// As [SessionCalendar#sessionAtOrAfter].
  int sessionAtOrAfter(long epochNanos) {
    if (epochNanos < fromNanos || epochNanos >= toNanos) {
      found = calendar.sessionAtOrAfter(epochNanos);
      fromNanos = found == 0 ? calendar.firstNanos() : calendar.extendedClose(found - 1);
      toNanos = calendar.extendedClose(found);
      openNanos = calendar.regularOpen(found);
      closeNanos = calendar.regularClose(found);
    }
    return found;
  }

  /// Whether a bar has nothing of the regular session at or after its start in it.
  boolean isOutside(long startNanos, long endNanos) {
    sessionAtOrAfter(startNanos);
    return endNanos <= openNanos || startNanos >= closeNanos;
  }

  /// Regular close of the session found last.
  long regularClose() {
    return closeNanos;
  }
}
