package io.quantlab.dsl.host;

/// The size of an order before it is known how many units it is (wick.md 8.1).
///
/// A factor below zero turns it around, for a wanted short position.
sealed interface OrderSize {
  /// Units of the instrument.
  record Units(double units) implements OrderSize {}

  /// Contracts: lots of a future or an option, units of anything else.
  record Contracts(double count) implements OrderSize {}

  /// As many units as an amount buys, 1e-8 of a currency.
  record Cash(long amountE8) implements OrderSize {}

  /// As many units as a share of equity buys, in 1e-8.
  record EquityShare(long shareE8, double factor) implements OrderSize {}

  /// Units so that the way from entry to stop costs a share of equity, in 1e-8.
  record Risk(long shareE8, double entry, double stop, double factor) implements OrderSize {}

  /// The whole position.
  record Whole() implements OrderSize {}

  /// So many times this size.
  default OrderSize times(double factor) {
    return switch (this) {
      case Units(double units) -> new Units(units * factor);
      case Contracts(double count) -> new Contracts(count * factor);
      case Cash(long amountE8) -> new Cash(Math.round(amountE8 * factor));
      case EquityShare(long shareE8, double own) -> new EquityShare(shareE8, own * factor);
      case Risk(long shareE8, double entry, double stop, double own) ->
          new Risk(shareE8, entry, stop, own * factor);
      case Whole whole -> whole;
    };
  }
}
