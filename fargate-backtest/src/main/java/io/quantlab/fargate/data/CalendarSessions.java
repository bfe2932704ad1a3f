package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.SessionCheck;
import io.quantlab.engine.time.SessionCalendar;

/// The sessions of a calendar as the import asks for them.
///
/// A row is in session when it lies between extended open and extended close; a daily bar runs from
/// the regular open to the regular close of its session date (engine contract T-12).
///
/// @param expected whether a session without rows is worth a word (V-12)
record CalendarSessions(SessionCalendar calendar, Expected expected) implements SessionCheck {

  /// Which sessions should have rows.
  enum Expected {
    EVERY_SESSION,
    NONE
  }

  @Override
  public boolean inSession(long epochNanos) {
    return calendar.isExtended(epochNanos);
  }

  @Override
  public boolean expectsRows(int epochDay) {
    return expected == Expected.EVERY_SESSION && sessionOn(epochDay) >= 0;
  }

  @Override
  public long openNanos(int epochDay) {
    int session = sessionOn(epochDay);
    return session < 0 ? Long.MIN_VALUE : calendar.regularOpen(session);
  }

  @Override
  public long actionNanos(int epochDay) {
    int session = sessionOn(epochDay);
    return session < 0 ? Long.MIN_VALUE : calendar.extendedOpen(session);
  }

  @Override
  public long closeNanos(int epochDay) {
    int session = sessionOn(epochDay);
    return session < 0 ? Long.MIN_VALUE : calendar.regularClose(session);
  }

  @Override
  public int epochDayOf(long epochNanos) {
    return calendar.epochDayOf(epochNanos);
  }

  private int sessionOn(int epochDay) {
    int session = calendar.sessionOnOrAfterDay(epochDay);
    return session < calendar.count() && calendar.epochDay(session) == epochDay ? session : -1;
  }
}
