package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillView;

/// The arithmetic of slippage: ticks against the trader, rounded away from it.
final class SlippageTicks {
  private SlippageTicks() {}

  /// One order tick at the price of a fill.
  static long orderTick(FillView fill) {
    return fill.instrument().orderTicks().orderTickAt(fill.priceTicks());
  }

  /// Whole ticks at or above; what double arithmetic adds to a whole number is forgiven.
  static long up(double ticks) {
    return (long) Math.ceil(ticks - 1e-9 * Math.max(1, ticks));
  }

  static void notNegative(long ratioE8, String what) {
    if (ratioE8 < 0) {
      throw new IllegalArgumentException(what + " must not be negative, was " + ratioE8 + "e-8");
    }
  }
}
