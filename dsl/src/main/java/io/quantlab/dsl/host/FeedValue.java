package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;

/// `feed`: a clock as a value. What is read of it is its newest closed bar at that moment.
final class FeedValue implements EngineValue {
  private static final Members MEMBERS = Members.of("feed");

  private final Clock clock;

  FeedValue(Clock clock) {
    this.clock = clock;
  }

  /// In the plan.
  long number() {
    return clock.number();
  }

  @Override
  public double number(int member) {
    BarSeries.Bar bar = clock.series().closed();
    return switch (MEMBERS.name(member)) {
      case "open" -> bar.open;
      case "high" -> bar.high;
      case "low" -> bar.low;
      case "close" -> bar.close;
      case "volume" -> bar.volume;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> clock.symbol();
      case "timeframe" -> clock.timeframe();
      case "fresh" -> clock.isFresh() ? 1 : 0;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    BarSeries.Bar bar = clock.series().closed();
    boolean none = bar.index < 0;
    return switch (MEMBERS.name(member)) {
      case "index" -> none ? null : (Object) bar.index;
      case "open_time" -> none ? null : (Object) bar.openNanos;
      case "close_time" -> none ? null : (Object) bar.closeNanos;
      case "forming" -> clock.forming();
      case "inside" -> clock.inside();
      default -> throw MEMBERS.absent(member);
    };
  }
}
