package io.quantlab.engine.time;

import java.time.LocalTime;

/// The hours of one session in local time, as minutes from the local midnight that begins the
/// session date: -360 is 18:00 of the day before, 1440 the midnight that ends the date.
///
/// Without a break both break fields equal the regular close.
public record SessionHours(
    int extendedOpen,
    int regularOpen,
    int breakStart,
    int breakEnd,
    int regularClose,
    int extendedClose) {
  private static final int DAY = 24 * 60;

  public SessionHours {
    if (extendedOpen < -DAY || extendedClose > 2 * DAY) {
      throw new IllegalArgumentException(
          "hours must lie within one day of the session date, were "
              + extendedOpen
              + " to "
              + extendedClose
              + " minutes");
    }
    if (extendedOpen > regularOpen || regularOpen >= regularClose || regularClose > extendedClose) {
      throw new IllegalArgumentException(
          "need extended open <= regular open < regular close <= extended close, were "
              + extendedOpen
              + ", "
              + regularOpen
              + ", "
              + regularClose
              + ", "
              + extendedClose);
    }
    if (breakStart <= regularOpen || breakEnd < breakStart || breakEnd > regularClose) {
      throw new IllegalArgumentException(
          "the break must lie inside the regular session, was " + breakStart + " to " + breakEnd);
    }
  }

  /// A day session without extended hours.
  public static SessionHours of(LocalTime open, LocalTime close) {
    return plain(minutes(open), minutes(close));
  }

  /// A session that opens on the evening before its date.
  public static SessionHours evening(LocalTime openDayBefore, LocalTime close) {
    return plain(minutes(openDayBefore) - DAY, minutes(close));
  }

  /// The whole local day, midnight to midnight.
  public static SessionHours allDay() {
    return plain(0, DAY);
  }

  /// These hours with trading before and after the regular session.
  public SessionHours extended(LocalTime open, LocalTime close) {
    return new SessionHours(
        minutes(open), regularOpen, breakStart, breakEnd, regularClose, minutes(close));
  }

  /// These hours with a break.
  public SessionHours pausing(LocalTime from, LocalTime to) {
    return new SessionHours(
        extendedOpen, regularOpen, minutes(from), minutes(to), regularClose, extendedClose);
  }

  private static SessionHours plain(int open, int close) {
    return new SessionHours(open, open, close, close, close, close);
  }

  private static int minutes(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
