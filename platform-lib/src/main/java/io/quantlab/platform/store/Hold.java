package io.quantlab.platform.store;

/// A part of a plan that a change takes or frees, counted in its transaction.
///
/// @param amount more than 0 to take, less to free
/// @param limit of the plan; what is freed has none
/// @param period the day it counts for, as `2026-11-21`, or `EVER`
public record Hold(Quota quota, long amount, long limit, String period) {
  static final String EVER = "EVER";

  /// Frees a part again.
  public static Hold release(Quota quota, long amount) {
    return new Hold(quota, -amount, Long.MAX_VALUE, EVER);
  }
}
