package io.quantlab.engine.time;

/// A calendar was asked about a stamp its table does not cover (engine contract M-1).
public final class CalendarRangeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CalendarRangeException(String message) {
    super(message);
  }
}
