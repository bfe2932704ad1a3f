package io.quantlab.local.policy;

/// A request that the policy refuses; it was not sent.
public final class PolicyViolation extends RuntimeException {
  private static final long serialVersionUID = 1;

  PolicyViolation(String sentence) {
    super(sentence);
  }
}
