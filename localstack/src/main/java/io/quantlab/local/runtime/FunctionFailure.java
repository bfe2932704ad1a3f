package io.quantlab.local.runtime;

/// A function gave no answer.
public final class FunctionFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// Why.
  public enum Kind {
    /// It took longer than it may; what it did until then stays done.
    TIMED_OUT,
    /// It threw, or its process ended.
    BROKEN,
    /// All it may have at once are busy.
    BUSY
  }

  public FunctionFailure(Kind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
