package io.quantlab.engine.time;

/// A dated file or a list of terms says nothing about what a run asks it: it begins too late, or
/// leaves an instrument out.
public final class MissingTermException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public MissingTermException(String message) {
    super(message);
  }
}
