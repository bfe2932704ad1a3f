package io.quantlab.engine.data.calendar;

/// A calendar file that cannot be used; the message names file, line and what was expected.
public final class CalendarFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CalendarFileException(String message) {
    super(message);
  }

  public CalendarFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
