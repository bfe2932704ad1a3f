package io.quantlab.engine.execution;

import java.util.Objects;

/// The three delays of a simulated venue (engine contract F-40).
///
/// @param feed market data on its way to the strategy
/// @param entry commands on their way to the venue
/// @param response reports on their way back
public record Latencies(LatencyModel feed, LatencyModel entry, LatencyModel response) {
  /// No delay anywhere.
  public static final Latencies NONE =
      new Latencies(new LatencyModel.Zero(), new LatencyModel.Zero(), new LatencyModel.Zero());

  public Latencies {
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(response, "response");
  }

  /// The same delay, in nanoseconds, on each way.
  public static Latencies constant(long feedNanos, long entryNanos, long responseNanos) {
    return new Latencies(
        new LatencyModel.Constant(feedNanos),
        new LatencyModel.Constant(entryNanos),
        new LatencyModel.Constant(responseNanos));
  }

  /// Whether orders and reports take no time.
  public boolean ordersAtOnce() {
    return entry.isZero() && response.isZero();
  }
}
