package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillView;

/// The arithmetic of fees: money in 1e-8, rounded half to even.
final class FeeAmounts {
  private static final long WHOLE = 100_000_000;

  private FeeAmounts() {}

  /// A rate per unit of quantity.
  static long perUnit(FillView fill, long lots, long rateE8) {
    Decimal lotSize = fill.instrument().lotSize();
    long units = Math.multiplyExact(lots, lotSize.unscaled());
    return Exact.mulDivHalfEven(units, rateE8, Exact.pow10(lotSize.scale()));
  }

  /// A share of a value; both in 1e-8.
  static long ratio(long valueE8, long ratioE8) {
    return Exact.mulDivHalfEven(valueE8, ratioE8, WHOLE);
  }

  static void require(long value, String what) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "the " + what + " of a fee must not be negative, was " + value + "e-8");
    }
  }
}
