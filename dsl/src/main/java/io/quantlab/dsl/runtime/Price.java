package io.quantlab.dsl.runtime;

/// A price to place an order at, as a script says it (wick.md 8.2).
///
/// @param value the price, the distance, the number of ticks or of average ranges
/// @param second the limit of [Kind#STOP_LIMIT], the length of [Kind#TRAIL_RANGES]
public record Price(Kind kind, double value, double second) {
  /// What the numbers mean.
  public enum Kind {
    LIMIT,
    STOP,
    STOP_LIMIT,
    TRAIL,
    TRAIL_RATIO,
    TRAIL_TICKS,
    TRAIL_RANGES
  }

  private static Price of(Kind kind, double value) {
    return new Price(kind, value, Double.NaN);
  }

  @Library({"price", "limit_at"})
  public static Price limit(double price) {
    return of(Kind.LIMIT, price);
  }

  @Library("stop_at")
  public static Price stop(double price) {
    return of(Kind.STOP, price);
  }

  @Library("stop_limit_at")
  public static Price stopLimit(double stop, double limit) {
    return new Price(Kind.STOP_LIMIT, stop, limit);
  }

  @Library("trailing")
  public static Price trailing(double distance) {
    return of(Kind.TRAIL, distance);
  }

  @Library("trailing_pct")
  public static Price trailingRatio(long percentE8) {
    return of(Kind.TRAIL_RATIO, percentE8 / 1e8);
  }

  @Library("trailing_ticks")
  public static Price trailingTicks(long ticks) {
    return of(Kind.TRAIL_TICKS, ticks);
  }

  @Library("trailing_atr")
  public static Price trailingRanges(long length, double factor) {
    return new Price(Kind.TRAIL_RANGES, factor, length);
  }
}
