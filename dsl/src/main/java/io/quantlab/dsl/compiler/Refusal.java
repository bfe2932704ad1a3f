package io.quantlab.dsl.compiler;

/// Ends a compilation; becomes a [Compiled.Refused].
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String reason) {
    super(reason, null, false, false);
  }
}
