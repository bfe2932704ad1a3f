package io.quantlab.engine.execution;

import io.quantlab.engine.time.Clock;

/// The time at a venue: that of the last thing that happened there, never earlier.
final class VenueClock implements Clock {
  private long now = Long.MIN_VALUE;

  /// Something happens at an instant.
  void reach(long epochNanos) {
    now = Math.max(now, epochNanos);
  }

  @Override
  public long epochNanos() {
    return now;
  }
}
