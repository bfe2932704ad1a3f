package io.quantlab.engine.kernel;

import io.quantlab.engine.time.SessionCalendar;

/// Where a run stands in a calendar: the session it is in or waits for.
final class SessionClock {
  /// Whether ticks outside the regular session may match orders.
  enum Matching {
    REGULAR,
    EXTENDED
  }

  final SessionCalendar calendar;
  private final Matching matching;
  private int session;
  private boolean open;

  SessionClock(SessionCalendar calendar, Matching matching) {
    this.calendar = calendar;
    this.matching = matching;
  }

  /// Finds the first session that has not closed at an instant.
  void start(long epochNanos) {
    session = calendar.sessionAtOrAfter(epochNanos);
    while (session < calendar.count() && calendar.regularClose(session) <= epochNanos) {
      session++;
    }
  }

  boolean hasSession() {
    return session < calendar.count();
  }

  int session() {
    return session;
  }

  long openNanos() {
    return calendar.regularOpen(session);
  }

  long closeNanos() {
    return calendar.regularClose(session);
  }

  int epochDay() {
    return calendar.epochDay(session);
  }

  void open() {
    open = true;
  }

  /// The session ended; what is asked of the clock still concerns it until [#next].
  void close() {
    open = false;
  }

  /// The clock waits for the next session.
  void next() {
    session++;
  }

  boolean isOpen() {
    return open;
  }

  /// Whether an order may match a tick now.
  boolean matches() {
    return open || matching == Matching.EXTENDED;
  }
}
