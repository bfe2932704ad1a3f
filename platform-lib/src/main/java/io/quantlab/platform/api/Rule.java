package io.quantlab.platform.api;

/// What a route asks of its callers beyond its body (platform contract 8.3).
public enum Rule {
  /// The header `Idempotency-Key` is needed; a repeated call has one effect.
  IDEMPOTENT,
  /// Answers carry an `ETag`, changes need `If-Match`.
  VERSIONED,
  /// A list in pages.
  PAGED,
  /// The credential was shown within the last five minutes.
  STEP_UP,
  /// The body is a form, as OAuth 2.0 has it.
  FORM
}
