package io.quantlab.engine.reference;

import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Sizing;
import io.quantlab.engine.strategy.StrategyContext;

/// How large a position is: a fixed number of lots, or a share of the account.
///
/// @param lots fixed size, 0 = by `weight`
/// @param weight share of NAV, a ratio
record PositionSize(long lots, double weight) {
  /// Share of NAV kept back for fees and slippage, the default of the contract's section 5.
  private static final double BUFFER = 0.0025;

  /// Asks for the parameters `weight` and `lots`.
  static PositionSize of(Parameters parameters) {
    double weight =
        parameters.number("weight", 0.95, 0, 10, "share of the account to invest, when lots = 0");
    long lots = parameters.integer("lots", 0, 0, 1_000_000_000_000L, "fixed size; 0 = by weight");
    return new PositionSize(lots, weight);
  }

  /// Lots of a position entered at about `priceTicks`; 0 when the account is too small for one.
  long at(StrategyContext context, int token, long priceTicks) {
    return share(context, token, priceTicks, weight);
  }

  /// Lots of one of `legs` positions that share the weight equally.
  long ofLegs(int legs, StrategyContext context, int token, long priceTicks) {
    return share(context, token, priceTicks, weight / legs);
  }

  private long share(StrategyContext context, int token, long priceTicks, double part) {
    return lots > 0
        ? lots
        : Sizing.lotsForWeight(
            context.navE8(), part, BUFFER, context.instrument(token), priceTicks);
  }
}
