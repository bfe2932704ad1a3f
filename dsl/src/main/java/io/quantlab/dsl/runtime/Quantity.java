package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Trap;

/// The size of an order as a script says it (wick.md 8.1); the host turns it into units.
///
/// @param amount of [Unit#UNITS]; the factor of the others
/// @param valueE8 money of [Unit#CASH]; the share of equity of the last two
/// @param entry price of [Unit#RISK]
/// @param stop price of [Unit#RISK]
public record Quantity(Unit unit, double amount, long valueE8, double entry, double stop) {
  /// What is counted.
  public enum Unit {
    SHARES,
    CONTRACTS,
    UNITS,
    CASH,
    EQUITY,
    RISK
  }

  private static Quantity counted(Unit unit, double amount, int site) {
    if (Double.isNaN(amount)) {
      throw new Trap(Code.E2004, site, "na has no quantity value");
    }
    return new Quantity(unit, amount, 0, Double.NaN, Double.NaN);
  }

  @Library("shares")
  public static Quantity shares(double amount, int site) {
    return counted(Unit.SHARES, amount, site);
  }

  @Library("contracts")
  public static Quantity contracts(double amount, int site) {
    return counted(Unit.CONTRACTS, amount, site);
  }

  @Library("units")
  public static Quantity units(double amount, int site) {
    return counted(Unit.UNITS, amount, site);
  }

  @Library("cash")
  public static Quantity cash(long moneyE8) {
    return new Quantity(Unit.CASH, 1, moneyE8, Double.NaN, Double.NaN);
  }

  @Library("pct_equity")
  public static Quantity equity(long percentE8) {
    return new Quantity(Unit.EQUITY, 1, percentE8, Double.NaN, Double.NaN);
  }

  @Library("risk_qty")
  public static Quantity risk(long percentE8, double entry, double stop, int site) {
    if (Double.isNaN(entry) || Double.isNaN(stop)) {
      throw new Trap(Code.E2004, site, "na has no quantity value");
    }
    return new Quantity(Unit.RISK, 1, percentE8, entry, stop);
  }

  @Library({"op.multiply:quantity:int", "op.multiply:quantity:float"})
  public static Quantity times(Quantity quantity, double factor, int site) {
    if (Double.isNaN(factor)) {
      throw new Trap(Code.E2004, site, "na has no quantity value");
    }
    return new Quantity(
        quantity.unit, quantity.amount * factor, quantity.valueE8, quantity.entry, quantity.stop);
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
}
