package io.quantlab.local.policy;

/// What a policy says to a request.
///
/// @param sid the statement that decided, or `implicit` when none allowed
public record Verdict(Effect effect, String sid) {
  /// Allowed or not.
  public enum Effect {
    ALLOW,
    DENY
  }

  /// Whether the request may go on.
  public boolean isAllowed() {
    return effect == Effect.ALLOW;
  }
}
