package io.quantlab.engine.execution;

/// Value an account traded by UTC day, over 30 full days; a ring, allocated once.
public final class RollingVolume {
  private static final int DAYS = 30;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final long[] byDay = new long[DAYS];
  private long day = Long.MIN_VALUE;
  private long today;
  private long sum;

  /// Adds the value of a fill, 1e-8.
  public void add(long epochNanos, long valueE8) {
    roll(Math.floorDiv(epochNanos, DAY_NANOS));
    today = Math.addExact(today, valueE8);
  }

  /// Value of the 30 full UTC days before the one of an instant, 1e-8; instants must not go back.
  public long beforeE8(long epochNanos) {
    roll(Math.floorDiv(epochNanos, DAY_NANOS));
    return sum;
  }

  private void roll(long to) {
    if (day == Long.MIN_VALUE) {
      day = to;
    }
    long steps = Math.min(to - day, DAYS + 1);
    for (long i = 0; i < steps; i++) {
      int at = (int) Math.floorMod(day + i, (long) DAYS);
      sum = Math.addExact(sum, today - byDay[at]);
      byDay[at] = today;
      today = 0;
    }
    day = Math.max(day, to);
  }
}
