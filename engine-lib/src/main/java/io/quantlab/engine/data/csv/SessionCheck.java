package io.quantlab.engine.data.csv;

import io.quantlab.engine.time.SessionDates;

/// What the import asks of a calendar: V-09, V-12 and the span of a daily bar.
///
/// Days are days since 1970-01-01, stamps UTC nanoseconds.
public interface SessionCheck extends SessionDates {
  /// Whether the instant lies in a session (V-09).
  boolean inSession(long epochNanos);

  /// Whether rows are expected on this date (V-12).
  boolean expectsRows(int epochDay);

  /// Open of the session of this date; `Long.MIN_VALUE` when the date has none.
  long openNanos(int epochDay);

  /// When an action of this date takes effect: the first open of its session, pre-market included
  /// (M-10); `Long.MIN_VALUE` when the date has none.
  default long actionNanos(int epochDay) {
    return openNanos(epochDay);
  }

  /// Close of the session of this date; `Long.MIN_VALUE` when the date has none.
  long closeNanos(int epochDay);

  /// No calendar: every date runs from UTC midnight to midnight, nothing is expected.
  static SessionCheck utcDays() {
    return UtcDays.INSTANCE;
  }
}
