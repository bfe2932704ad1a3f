package io.quantlab.engine.instrument;

import io.quantlab.engine.math.Exact;

/// The order tick by price: bands `(from price, order tick)`, both in price units (engine contract
/// P-1).
///
/// The price unit may be finer than the order tick (US sub-penny prints); an order price must be a
/// multiple of its band's tick.
public final class TickBands {
  private final long[] fromPriceTicks;
  private final long[] orderTicks;

  private TickBands(long[] fromPriceTicks, long[] orderTicks) {
    this.fromPriceTicks = fromPriceTicks;
    this.orderTicks = orderTicks;
  }

  /// One order tick for every price; `orderTick` in price units, at least 1.
  public static TickBands uniform(long orderTick) {
    return of(new long[] {Long.MIN_VALUE}, new long[] {orderTick});
  }

  /// Bands in rising order of their lower price; the first must start at `Long.MIN_VALUE`.
  public static TickBands of(long[] fromPriceTicks, long[] orderTicks) {
    if (fromPriceTicks.length == 0 || fromPriceTicks.length != orderTicks.length) {
      throw new IllegalArgumentException("bands need equally many prices and ticks, at least one");
    }
    if (fromPriceTicks[0] != Long.MIN_VALUE) {
      throw new IllegalArgumentException("the first band must start at Long.MIN_VALUE");
    }
    for (int i = 0; i < orderTicks.length; i++) {
      if (orderTicks[i] < 1) {
        throw new IllegalArgumentException(
            "order tick must be at least 1 price unit, was " + orderTicks[i]);
      }
      if (i > 0 && fromPriceTicks[i] <= fromPriceTicks[i - 1]) {
        throw new IllegalArgumentException(
            "bands must rise: " + fromPriceTicks[i] + " after " + fromPriceTicks[i - 1]);
      }
    }
    return new TickBands(fromPriceTicks.clone(), orderTicks.clone());
  }

  /// The order tick at a price, in price units.
  public long orderTickAt(long priceTicks) {
    int band = fromPriceTicks.length - 1;
    while (band > 0 && priceTicks < fromPriceTicks[band]) {
      band--;
    }
    return orderTicks[band];
  }

  /// Whether an order may carry this price.
  public boolean allows(long priceTicks) {
    return Math.floorMod(priceTicks, orderTickAt(priceTicks)) == 0;
  }

  /// The nearest allowed price at or below.
  public long snapDown(long priceTicks) {
    return Math.floorDiv(priceTicks, orderTickAt(priceTicks)) * orderTickAt(priceTicks);
  }

  /// The nearest allowed price at or above.
  public long snapUp(long priceTicks) {
    return Math.ceilDiv(priceTicks, orderTickAt(priceTicks)) * orderTickAt(priceTicks);
  }

  public int count() {
    return orderTicks.length;
  }

  public long fromPriceTicks(int band) {
    return fromPriceTicks[band];
  }

  public long orderTick(int band) {
    return orderTicks[band];
  }

  /// A price after a split `numerator` new for `denominator` old, on the order tick in the passive
  /// direction (engine contract A-8): down for `sign` +1, up for -1. 0, no price, stays 0.
  public long afterSplit(long ticks, long numerator, long denominator, int sign) {
    if (ticks == 0) {
      return 0;
    }
    return sign > 0
        ? snapDown(Exact.mulDivFloor(ticks, denominator, numerator))
        : snapUp(Exact.mulDivCeil(ticks, denominator, numerator));
  }
}
