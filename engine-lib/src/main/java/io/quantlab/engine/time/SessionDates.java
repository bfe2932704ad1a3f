package io.quantlab.engine.time;

/// Assigns instants to session dates.
public interface SessionDates {
  /// The session date an instant belongs to, as days since 1970-01-01: the date of the session that
  /// contains it, else of the next session (an evening futures session belongs to the next date).
  int epochDayOf(long epochNanos);
}
