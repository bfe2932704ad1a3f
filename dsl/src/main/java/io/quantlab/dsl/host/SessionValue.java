package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;

/// `session`: the trading session of the primary symbol around the current bar, or around the
/// current event in a handler.
final class SessionValue implements EngineValue {
  private static final Members MEMBERS = Members.of("session_info");

  private final SessionCalendar calendar;
  private final SessionFinder finder;
  private final long firstNanos;
  private final long endNanos;
  private int session = -1;
  private int before = -1;
  private long atNanos;
  private boolean first;
  private boolean last;

  SessionValue(SessionCalendar calendar) {
    this.calendar = calendar;
    this.finder = new SessionFinder(calendar);
    this.firstNanos = calendar.firstNanos();
    this.endNanos = calendar.endNanos();
  }

  /// The next bar closed.
  void bar(long openNanos, long closeNanos) {
    before = session;
    session = finder.sessionAtOrAfter(openNanos);
    atNanos = closeNanos;
    first = session != before;
    last = closeNanos >= finder.regularClose();
  }

  /// An event between bars.
  void event(long epochNanos) {
    if (epochNanos < endNanos && epochNanos >= firstNanos) {
      atNanos = epochNanos;
    }
  }

  /// As `2025-03-07`.
  String date() {
    return LocalDate.ofEpochDay(calendar.epochDay(session())).toString();
  }

  private int session() {
    return session < 0 ? calendar.sessionAtOrAfter(atNanos) : session;
  }

  @Override
  public double number(int member) {
    throw MEMBERS.absent(member);
  }

  @Override
  public long whole(int member) {
    int own = session();
    return switch (MEMBERS.name(member)) {
      case "first_bar" -> first ? 1 : 0;
      case "last_bar" -> last ? 1 : 0;
      case "is_open" -> calendar.isOpen(Math.max(atNanos - 1, calendar.firstNanos())) ? 1 : 0;
      case "elapsed" -> atNanos - calendar.regularOpen(own);
      case "remaining" -> calendar.regularClose(own) - atNanos;
      case "open_time" -> calendar.regularOpen(own);
      case "close_time" -> calendar.regularClose(own);
      case "is_early_close" -> (calendar.flags(own) & SessionCalendar.EARLY_CLOSE) != 0 ? 1 : 0;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    if (MEMBERS.name(member).equals("date")) {
      return date();
    }
    throw MEMBERS.absent(member);
  }
}
