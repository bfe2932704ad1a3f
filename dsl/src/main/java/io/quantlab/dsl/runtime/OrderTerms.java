package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.trade.PriceSpec;
import io.quantlab.dsl.trade.Quantity;

/// Sizes and prices of orders, as scripts make them (wick.md 8.1 and 8.2).
public final class OrderTerms {
  private OrderTerms() {}

  private static void requireNumber(double number, int site) {
    if (Double.isNaN(number)) {
      throw new Trap(Code.E2004, site, "na has no quantity value");
    }
  }

  @Library({"shares", "contracts", "units"})
  public static Quantity units(double units, int site) {
    requireNumber(units, site);
    return new Quantity.Units(units);
  }

  @Library("cash")
  public static Quantity cash(long moneyE8) {
    return new Quantity.Cash(moneyE8);
  }

  @Library("pct_equity")
  public static Quantity equity(long percentE8) {
    return new Quantity.EquityShare(percentE8, 1);
  }

  @Library("risk_qty")
  public static Quantity risk(long percentE8, double entry, double stop, int site) {
    requireNumber(entry, site);
    requireNumber(stop, site);
    return new Quantity.Risk(percentE8, entry, stop, 1);
  }

  @Library({"op.multiply:quantity:int", "op.multiply:quantity:float"})
  public static Quantity times(Quantity quantity, double factor, int site) {
    requireNumber(factor, site);
    return quantity.times(factor);
  }

  @Library({"op.multiply:int:quantity", "op.multiply:float:quantity"})
  public static Quantity timesQuantity(double factor, Quantity quantity, int site) {
    return times(quantity, factor, site);
  }

  @Library({"op.divide:quantity:int", "op.divide:quantity:float"})
  public static Quantity divided(Quantity quantity, double divisor, int site) {
    if (divisor == 0) {
      throw new Trap(Code.E2003, site, "division by zero");
    }
    return times(quantity, 1 / divisor, site);
  }

  /// A bare number where a price is wanted.
  @Library("price")
  public static PriceSpec price(double price) {
    return new PriceSpec.Bare(price);
  }

  @Library("limit_at")
  public static PriceSpec limit(double price) {
    return new PriceSpec.Limit(price);
  }

  @Library("stop_at")
  public static PriceSpec stop(double price) {
    return new PriceSpec.Stop(price);
  }

  @Library("stop_limit_at")
  public static PriceSpec stopLimit(double stop, double limit) {
    return new PriceSpec.StopLimit(stop, limit);
  }

  @Library("trailing")
  public static PriceSpec trailing(double distance) {
    return new PriceSpec.TrailBy(distance);
  }

  @Library("trailing_pct")
  public static PriceSpec trailingShare(long percentE8) {
    return new PriceSpec.TrailShare(percentE8);
  }

  @Library("trailing_ticks")
  public static PriceSpec trailingTicks(long ticks) {
    return new PriceSpec.TrailTicks(ticks);
  }

  @Library("trailing_atr")
  public static PriceSpec trailingRanges(long length, double factor, int site) {
    return new PriceSpec.TrailRange(StreamValue.length(length, site), factor);
  }
}
