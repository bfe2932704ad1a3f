package io.quantlab.engine.risk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/// The time of day in which orders may be sent, from `from` to before `to`; one that ends before it
/// begins goes on past midnight.
public record TradingWindow(LocalTime from, LocalTime to, ZoneId zone) {
  private static final long SECOND_NANOS = 1_000_000_000L;

  public TradingWindow {
    Objects.requireNonNull(zone, "zone");
    if (from.equals(to)) {
      throw new IllegalArgumentException("a trading window must not be empty, was " + from);
    }
  }

  boolean contains(long epochNanos) {
    int second = secondOfDay(epochNanos);
    boolean begun = second >= from.toSecondOfDay();
    boolean ended = second >= to.toSecondOfDay();
    return from.isBefore(to) ? begun && !ended : begun || !ended;
  }

  /// Local second of the day of an instant.
  int secondOfDay(long epochNanos) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND_NANOS));
    return LocalTime.ofInstant(instant, zone).toSecondOfDay();
  }

  /// The bound an instant outside the window missed: its begin before it, else its end.
  int missed(long epochNanos) {
    boolean early = secondOfDay(epochNanos) < from.toSecondOfDay();
    return early ? from.toSecondOfDay() : to.toSecondOfDay();
  }

  @Override
  public String toString() {
    return from + "-" + to + "@" + zone;
  }
}
