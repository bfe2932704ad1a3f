package io.quantlab.dsl.plan;

import java.util.List;

/// Timeframes as whole numbers: the count in the high bits, the unit in the lowest four.
public final class Timeframes {
  private static final List<String> UNITS = List.of("ms", "s", "m", "h", "d", "w", "mo", "y");
  private static final long[] NANOS = {
    1_000_000L,
    1_000_000_000L,
    60_000_000_000L,
    3_600_000_000_000L,
    86_400_000_000_000L,
    604_800_000_000_000L,
    30 * 86_400_000_000_000L,
    365 * 86_400_000_000_000L
  };

  private Timeframes() {}

  /// @param unit one of `ms s m h d w mo y`
  public static long of(long count, String unit) {
    return count << 4 | UNITS.indexOf(unit);
  }

  public static long count(long timeframe) {
    return timeframe >> 4;
  }

  public static String unit(long timeframe) {
    return UNITS.get((int) (timeframe & 15));
  }

  /// Length of a duration; months and years have none and are counted with 30 and 365 days.
  public static long nanos(long timeframe) {
    return count(timeframe) * NANOS[(int) (timeframe & 15)];
  }

  /// As it is written: `30m`.
  public static String name(long timeframe) {
    return count(timeframe) + unit(timeframe);
  }

  /// True below a day.
  public static boolean isIntraday(long timeframe) {
    return (timeframe & 15) < 4;
  }

  /// True for days.
  public static boolean isDaily(long timeframe) {
    return (timeframe & 15) == 4;
  }
}
