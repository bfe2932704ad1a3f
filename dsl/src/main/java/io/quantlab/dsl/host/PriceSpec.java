package io.quantlab.dsl.host;

/// Where an order works (wick.md 8.2).
sealed interface PriceSpec {
  /// A bare number: a limit for an entry or a take, a stop for a protection.
  record Bare(double price) implements PriceSpec {}

  record Limit(double price) implements PriceSpec {}

  record Stop(double price) implements PriceSpec {}

  record StopLimit(double stop, double limit) implements PriceSpec {}

  /// A market order once the price is touched from the other side than a stop's.
  record Touched(double price) implements PriceSpec {}

  record TouchedLimit(double touch, double limit) implements PriceSpec {}

  /// A stop that follows at a distance in price.
  record TrailBy(double distance) implements PriceSpec {}

  /// A stop that follows at a share of the price, in 1e-8.
  record TrailShare(long shareE8) implements PriceSpec {}

  record TrailTicks(long ticks) implements PriceSpec {}

  /// A stop that follows at a multiple of the average true range.
  record TrailRange(int period, double factor) implements PriceSpec {}
}
