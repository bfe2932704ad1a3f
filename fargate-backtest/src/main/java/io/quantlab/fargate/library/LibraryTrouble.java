package io.quantlab.fargate.library;

/// Files of libraries that cannot be used; the message says which and why.
public final class LibraryTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LibraryTrouble(String message) {
    super(message);
  }
}
