package io.quantlab.engine.feed;

/// The fields of a touchline record, named for their meaning; an adapter maps its wire names to
/// them.
public enum TouchlineField {
  LAST(Unit.PRICE),
  BID(Unit.PRICE),
  BID_LOTS(Unit.LOTS),
  ASK(Unit.PRICE),
  ASK_LOTS(Unit.LOTS),

  /// Volume traded since the start of the day.
  DAY_VOLUME(Unit.LOTS),
  DAY_OPEN(Unit.PRICE),
  DAY_HIGH(Unit.PRICE),
  DAY_LOW(Unit.PRICE),
  PREVIOUS_CLOSE(Unit.PRICE),

  /// Volume-weighted price of the day.
  DAY_AVERAGE(Unit.E8),
  UPPER_LIMIT(Unit.PRICE),
  LOWER_LIMIT(Unit.PRICE),
  OPEN_INTEREST(Unit.LOTS);

  /// What a value counts.
  public enum Unit {
    /// The instrument's price unit.
    PRICE,
    /// The instrument's lot size.
    LOTS,
    /// 1e-8 of the currency, for a price that is an average and so off the price unit.
    E8
  }

  static final int COUNT = values().length;

  private final Unit unit;
  private final int bit;

  TouchlineField(Unit unit) {
    this.unit = unit;
    this.bit = 1 << ordinal();
  }

  public Unit unit() {
    return unit;
  }

  int bit() {
    return bit;
  }
}
