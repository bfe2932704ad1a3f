package io.quantlab.engine.cost;

/// Basis points as ratios.
final class Basis {
  private Basis() {}

  /// A ratio in 1e-8 from basis points in 1e-8: 1 bp is 10,000.
  static long points(long bpsE8) {
    if (bpsE8 % 10_000 != 0) {
      throw new IllegalArgumentException("basis points have at most 4 decimals");
    }
    return bpsE8 / 10_000;
  }
}
