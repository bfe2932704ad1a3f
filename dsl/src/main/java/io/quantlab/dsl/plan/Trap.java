package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;

/// Ends an event: what went wrong and at which site. Caught where the event began, never shown to a
/// script.
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final int site;

  public Trap(Code code, int site, String message) {
    super(message, null, false, false);
    this.code = code;
    this.site = site;
  }

  /// What a condition that does not hold ends in: `assert` or `require`.
  ///
  /// @param text the script's own words, or empty
  public static Trap ofCondition(Code code, String text, int site) {
    return new Trap(code, site, text.isEmpty() ? "the condition is false" : text);
  }

  /// What a script ends in that nests calls in expressions deeper than the thread's stack: short of
  /// the 128 calls it may nest, so a backstop that depends on the machine (wick.md 12.1).
  public static Trap outOfStack(State state) {
    return new Trap(
        Code.E2402, state.deepestCall(), "calls in expressions are nested deeper than the stack");
  }

  public Code code() {
    return code;
  }

  /// Number of the place in [Plan#sites].
  public int site() {
    return site;
  }
}
