package io.quantlab.engine.time;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The hours of one session in local time, as minutes from the local midnight that begins the
/// session date: -360 is 18:00 of the day before, 1440 the midnight that ends the date.
///
/// @param breaks pauses inside the extended span in rising order, none of them over the regular
///   open or close
public record SessionHours(
    int extendedOpen, int regularOpen, int regularClose, int extendedClose, List<Pause> breaks) {
  private static final int DAY = 24 * 60;

  /// A break, minutes as above, `[start, end)`.
  public record Pause(int start, int end) {
    /// Most breaks a session may have.
    public static final int MOST = 5;

    public Pause {
      if (start >= end) {
        throw new IllegalArgumentException(
            "a break must end after it starts, was " + start + " to " + end + " minutes");
      }
    }
  }

  public SessionHours {
    breaks = List.copyOf(breaks);
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
    int before = extendedOpen;
    for (Pause pause : breaks) {
      boolean inside = pause.start >= before && pause.end <= extendedClose;
      boolean clear =
          pause.end <= regularOpen
              || pause.start >= regularClose
              || pause.start > regularOpen && pause.end < regularClose;
      if (!inside || !clear) {
        throw new IllegalArgumentException(
            "breaks must rise, lie inside the session and leave its regular open and close free,"
                + " was "
                + pause.start
                + " to "
                + pause.end);
      }
      before = pause.end;
    }
  }

  /// Hours with one break inside the regular session; both its ends equal for none.
  public SessionHours(
      int extendedOpen,
      int regularOpen,
      int breakStart,
      int breakEnd,
      int regularClose,
      int extendedClose) {
    this(
        extendedOpen,
        regularOpen,
        regularClose,
        extendedClose,
        breakStart == breakEnd ? List.of() : List.of(new Pause(breakStart, breakEnd)));
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
    return new SessionHours(minutes(open), regularOpen, regularClose, minutes(close), breaks);
  }

  /// These hours with one more break.
  public SessionHours pausing(LocalTime from, LocalTime to) {
    List<Pause> more = new ArrayList<>(breaks);
    more.add(new Pause(minutes(from), minutes(to)));
    more.sort(Comparator.comparingInt(Pause::start));
    return new SessionHours(extendedOpen, regularOpen, regularClose, extendedClose, more);
  }

  private static SessionHours plain(int open, int close) {
    return new SessionHours(open, open, close, close, List.of());
  }

  private static int minutes(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
