package io.quantlab.engine.execution;

/// A place on the path of prices through a bar: open, first extreme, second extreme, close,
/// straight between them (engine contract F-4).
final class PathPoint {
  /// Legs of a path.
  static final int LEGS = 3;

  /// Stands for a place beyond the end of a leg.
  static final double BEYOND = 2;

  private static final double ROUNDING = 1e-6;

  /// Which extreme a path visits first.
  enum Extreme {
    HIGH_FIRST,
    LOW_FIRST
  }

  /// An end of a leg.
  enum End {
    START,
    END
  }

  private MarketItem item;
  private int leg;
  private boolean up;
  private double at;

  /// Stands at the open of a bar.
  void begin(MarketItem bar) {
    item = bar;
    leg = 0;
    at = 0;
  }

  /// Stands at the start of a leg.
  void leg(int number, Extreme first) {
    boolean highFirst = first == Extreme.HIGH_FIRST;
    leg = number;
    up = number == 1 ? !highFirst : highFirst;
    at = 0;
  }

  /// Goes on along the leg, 0..1.
  void moveTo(double place) {
    at = place;
  }

  MarketItem item() {
    return item;
  }

  boolean isOpen() {
    return leg == 0 && at == 0;
  }

  boolean isLegStart() {
    return at == 0;
  }

  /// A number that tells places apart.
  double place() {
    return leg + at;
  }

  long legPrice(int sign, End end) {
    return end == End.START ? legStart(sign) : legEnd(sign);
  }

  private long legStart(int sign) {
    if (leg == 0) {
      return item.open(sign);
    }
    return up ? item.low(sign) : item.high(sign);
  }

  private long legEnd(int sign) {
    if (leg == 2) {
      return item.close(sign);
    }
    return up ? item.high(sign) : item.low(sign);
  }

  /// The price here, rounded against the trader.
  long now(int sign) {
    long start = legStart(sign);
    double price = start + (legEnd(sign) - start) * at;
    return (long) (sign > 0 ? Math.ceil(price - ROUNDING) : Math.floor(price + ROUNDING));
  }

  /// Where on the leg, from here on, the price is at or beyond a level; [#BEYOND] = not on this
  /// leg.
  ///
  /// @param below whether the price must come down to the level
  double meets(int sign, long level, boolean below) {
    long start = legStart(sign);
    long end = legEnd(sign);
    double now = start + (end - start) * at;
    if (below ? now <= level : now >= level) {
      return at;
    }
    boolean reached = below ? end <= level : end >= level;
    return reached ? Math.max(at, (double) (level - start) / (end - start)) : BEYOND;
  }
}
