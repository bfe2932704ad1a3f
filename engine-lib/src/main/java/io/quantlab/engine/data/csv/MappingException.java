package io.quantlab.engine.data.csv;

/// A mapping that cannot be used; the message starts with `file:line:` where a line is at fault.
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MappingException(String message) {
    super(message);
  }

  public MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
