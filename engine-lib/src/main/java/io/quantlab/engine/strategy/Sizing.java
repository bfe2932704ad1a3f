package io.quantlab.engine.strategy;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.Money;

/// How many lots an intent means (engine contract section 5, sizing). Pure functions, floored
/// toward zero.
public final class Sizing {
  private Sizing() {}

  /// Largest lots whose value is at most a share of NAV, less a buffer for fees and slippage.
  ///
  /// @param weight share of NAV, 0..leverage
  /// @param buffer share of NAV kept back, 0..1; the contract's default is 0.0025
  /// @return lots, 0 when the price is not positive or not even one lot fits
  public static long lotsForWeight(
      long navE8, double weight, double buffer, Instrument instrument, long priceTicks) {
    if (priceTicks <= 0 || navE8 <= 0 || weight <= 0) {
      return 0;
    }
    long weightE8 = Math.round(weight * (1 - buffer) * 100_000_000);
    long budget = Exact.mulDivFloor(navE8, weightE8, 100_000_000);
    long perLot = Math.max(1, Money.valueE8(instrument, priceTicks, 1));
    long lots = budget / perLot;
    while (lots > 0 && Money.valueE8(instrument, priceTicks, lots) > budget) {
      lots--;
    }
    return Math.min(lots, instrument.maxLots());
  }
}
