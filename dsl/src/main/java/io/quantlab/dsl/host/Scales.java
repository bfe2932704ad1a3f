package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.engine.instrument.Instrument;

/// Prices and sizes of one instrument: numbers as scripts write them, and the counts the engine
/// trades with.
///
/// A count becomes a number by one correctly rounded division, so a price of 100.07 is the double
/// 100.07.
final class Scales {
  /// How far off a multiple of the tick a price may lie, in ticks (wick.md 8.2).
  private static final double TICK_TOLERANCE = 1e-6;

  private static final double LOT_TOLERANCE = 1e-9;

  private final Instrument instrument;
  private final double unitUp;
  private final double unitDown;
  private final double lotUp;
  private final double lotDown;

  Scales(Instrument instrument) {
    this.instrument = instrument;
    this.unitUp = instrument.priceUnit().unscaled();
    this.unitDown = StrictMath.pow(10, instrument.priceUnit().scale());
    this.lotUp = instrument.lotSize().unscaled();
    this.lotDown = StrictMath.pow(10, instrument.lotSize().scale());
  }

  Instrument instrument() {
    return instrument;
  }

  double price(long ticks) {
    return ticks * unitUp / unitDown;
  }

  double units(long lots) {
    return lots * lotUp / lotDown;
  }

  /// Whole lots in so many units, toward zero.
  long lots(double units) {
    double lots = units * lotDown / lotUp;
    double whole = Math.rint(lots);
    return (long)
        (Math.abs(lots - whole) <= LOT_TOLERANCE * Math.max(1, Math.abs(whole)) ? whole : lots);
  }

  /// Value of one unit at a price of 1, in 1e-8 of the currency.
  double unitValueE8() {
    return instrument.valueNum()
        / StrictMath.pow(10, instrument.valueScale())
        * (unitDown / unitUp)
        * (lotDown / lotUp);
  }

  /// Smallest step of an order's price near a price.
  double tick(double price) {
    return price(instrument.orderTicks().orderTickAt(priceTicks(price)));
  }

  double lot() {
    return units(1);
  }

  /// Units of one contract: the lot of a future or an option, one of anything else.
  double unitsOfContract() {
    return switch (instrument.assetClass()) {
      case FUTURE, OPTION -> lot();
      case EQUITY, FX, CRYPTO, INDEX, CFD -> 1;
    };
  }

  /// The nearest count of price units.
  long priceTicks(double price) {
    return Math.round(price * unitDown / unitUp);
  }

  /// Whether a price can stand in an order at all.
  boolean isPrice(double price) {
    return !Double.isNaN(price) && (price > 0 || instrument.sign() == Instrument.PriceSign.ANY);
  }

  /// Whether a price is a multiple of the tick.
  boolean isOnTick(double price) {
    double steps = steps(price);
    return Math.abs(steps - Math.rint(steps)) <= TICK_TOLERANCE;
  }

  /// The multiple of the tick that a price stands for: the nearest when it is one, else the one
  /// away from the market.
  ///
  /// @param toward -1 down, +1 up
  long orderTicks(double price, int toward) {
    double steps = steps(price);
    double whole = Math.rint(steps);
    if (Math.abs(steps - whole) > TICK_TOLERANCE) {
      whole = toward < 0 ? Math.floor(steps) : Math.ceil(steps);
    }
    return (long) whole * instrument.orderTicks().orderTickAt(priceTicks(price));
  }

  /// Where a limit is moved to: below for a purchase, above for a sale.
  static int limitSide(Direction direction) {
    return -direction.sign();
  }

  /// Where a stop is moved to.
  static int stopSide(Direction direction) {
    return direction.sign();
  }

  private double steps(double price) {
    return price * unitDown / unitUp / instrument.orderTicks().orderTickAt(priceTicks(price));
  }
}
