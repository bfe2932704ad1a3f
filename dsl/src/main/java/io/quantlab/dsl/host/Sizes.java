package io.quantlab.dsl.host;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.Sizing;
import io.quantlab.engine.strategy.StrategyContext;

/// Turns the sizes of scripts into lots, toward zero (wick.md 8.1).
final class Sizes {
  private static final long WHOLE_E8 = 100_000_000;

  private final StrategyContext context;

  Sizes(StrategyContext context) {
    this.context = context;
  }

  /// Signed lots; 0 when not even one fits, or when there is no price yet.
  long lots(OrderSize quantity, Scales scales) {
    PositionView position = context.position(scales.instrument().token());
    return switch (quantity) {
      case OrderSize.Units(double units) -> scales.lots(units);
      case OrderSize.Contracts(double count) -> scales.lots(count * scales.unitsOfContract());
      case OrderSize.Cash(long amountE8) -> ofCash(amountE8, scales, position.markTicks());
      case OrderSize.EquityShare(long shareE8, double factor) ->
          ofCash(equityE8(shareE8, factor), scales, position.markTicks());
      case OrderSize.Risk(long shareE8, double entry, double stop, double factor) -> {
        double perUnit = Math.abs(entry - stop) * scales.unitValueE8();
        yield perUnit > 0 ? scales.lots(equityE8(shareE8, factor) / perUnit) : 0;
      }
      case OrderSize.Whole _ -> Math.abs(position.lots());
    };
  }

  private static long ofCash(long amountE8, Scales scales, long priceTicks) {
    long lots = Sizing.lotsForCash(Math.abs(amountE8), scales.instrument(), priceTicks);
    return amountE8 < 0 ? -lots : lots;
  }

  private long equityE8(long shareE8, double factor) {
    long share = Exact.mulDivFloor(context.navE8(), shareE8, WHOLE_E8);
    return (long) (share * factor);
  }
}
