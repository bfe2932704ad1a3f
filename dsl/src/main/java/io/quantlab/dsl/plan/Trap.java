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

  public Code code() {
    return code;
  }

  /// Number of the place in [Plan#sites].
  public int site() {
    return site;
  }
}
