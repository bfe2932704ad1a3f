package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.risk.Proposal;
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
  private final Pause pause = new Pause();
  private int session;
  private int nextBreak;
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
    nextBreak = calendar.breakEndingAfter(epochNanos);
  }

  /// Whether a break is on or to come.
  boolean hasBreak() {
    return nextBreak < calendar.allBreaks();
  }

  long breakStartNanos() {
    return calendar.startOfBreak(nextBreak);
  }

  long breakEndNanos() {
    return calendar.endOfBreak(nextBreak);
  }

  void beginBreak(long epochNanos) {
    pause.begin(epochNanos);
  }

  /// The break is over; the clock waits for the next one.
  void endBreak(long epochNanos) {
    pause.end(epochNanos);
    nextBreak++;
  }

  Pause pause() {
    return pause;
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

  /// Whether the whole of the session at hand lies in a span.
  boolean within(long fromNanos, long toNanos) {
    return hasSession() && fromNanos <= openNanos() && closeNanos() <= toNanos;
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

  /// Whether regular trading is on; not in a break.
  boolean isOpen() {
    return open && !pause.isOn();
  }

  /// Where the session stands for a new order.
  Proposal.Phase phase(OrderTerms.Sessions allowed) {
    if (isOpen()) {
      return Proposal.Phase.REGULAR;
    }
    boolean trades =
        switch (allowed) {
          case OF_RUN -> matches();
          case REGULAR -> false;
          case EXTENDED -> !pause.isOn();
        };
    return trades ? Proposal.Phase.EXTENDED : Proposal.Phase.CLOSED;
  }

  /// Whether the regular session is on, also in its breaks.
  boolean isRegular() {
    return open;
  }

  /// When orders may trade that name no sessions.
  OrderTerms.Sessions plain() {
    return switch (matching) {
      case REGULAR -> OrderTerms.Sessions.REGULAR;
      case EXTENDED -> OrderTerms.Sessions.EXTENDED;
    };
  }

  /// Last instant at which orders for the close of this session, or the next one, are taken (O-10).
  long closingOrdersUntil() {
    return hasSession() ? closeNanos() - calendar.closingCutoffNanos() : Long.MAX_VALUE;
  }

  /// When a session that is closed opens, or its break ends; `Long.MAX_VALUE` when none is left.
  long nextOpenNanos() {
    if (open && pause.isOn()) {
      return breakEndNanos();
    }
    return hasSession() ? openNanos() : Long.MAX_VALUE;
  }

  /// Whether an order may match a tick now; in a break none may.
  boolean matches() {
    return (open || matching == Matching.EXTENDED) && !pause.isOn();
  }
}
