package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;

/// Shares of position values, as margins are made of: rounded up.
final class MarginShare {
  private MarginShare() {}

  /// Absolute value of a position, 1e-8.
  static long valueE8(AccountView a, int slot, long lots, long priceTicks) {
    return Math.abs(Money.valueE8(a.position(slot).instrument(), priceTicks, lots));
  }

  /// A share of a value, both in 1e-8.
  static long of(long valueE8, long ratioE8) {
    return Exact.mulDivCeil(valueE8, ratioE8, MarginModel.WHOLE);
  }

  static void notNegative(long... ratiosE8) {
    for (long ratio : ratiosE8) {
      if (ratio < 0) {
        throw new IllegalArgumentException(
            "a margin ratio must not be negative, was " + ratio + "e-8");
      }
    }
  }
}
