package io.quantlab.engine.execution;

import java.util.Objects;

/// The three delays of a simulated venue (engine contract F-40).
///
/// @param feed market data on its way to the strategy
/// @param entry commands on their way to the venue
/// @param response reports on their way back
/// @param faults what else happens to reports on their way
public record Latencies(
    LatencyModel feed, LatencyModel entry, LatencyModel response, VenueFaults faults) {
  /// Delays without faults.
  public Latencies(LatencyModel feed, LatencyModel entry, LatencyModel response) {
    this(feed, entry, response, VenueFaults.NONE);
  }

  /// No delay anywhere.
  public static final Latencies NONE =
      new Latencies(new LatencyModel.Zero(), new LatencyModel.Zero(), new LatencyModel.Zero());

  public Latencies {
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(response, "response");
    Objects.requireNonNull(faults, "faults");
  }

  /// The same delay, in nanoseconds, on each way.
  public static Latencies constant(long feedNanos, long entryNanos, long responseNanos) {
    return new Latencies(
        new LatencyModel.Constant(feedNanos),
        new LatencyModel.Constant(entryNanos),
        new LatencyModel.Constant(responseNanos));
  }

  /// The same delays with faults.
  public Latencies with(VenueFaults other) {
    return new Latencies(feed, entry, response, other);
  }

  /// Whether orders and reports take no time, and nothing else happens to them.
  public boolean ordersAtOnce() {
    return entry.isZero() && response.isZero() && !faults.any();
  }
}
