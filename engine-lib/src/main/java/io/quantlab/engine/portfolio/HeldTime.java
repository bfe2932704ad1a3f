package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.Clock;

/// Open positions of an account and the time with at least one.
final class HeldTime {
  private final Clock clock;
  private int open;
  private long sinceNanos;
  private long nanos;

  HeldTime(Clock clock) {
    this.clock = clock;
  }

  /// Number of instruments with an open position.
  int open() {
    return open;
  }

  /// A position changed.
  ///
  /// @param before lots before
  /// @param after lots now
  void changed(long before, long after) {
    if (before == 0 && after != 0) {
      if (open++ == 0) {
        sinceNanos = clock.epochNanos();
      }
    } else if (before != 0 && after == 0 && --open == 0) {
      nanos += clock.epochNanos() - sinceNanos;
    }
  }

  /// Time with a position up to an instant, nanoseconds.
  long nanos(long epochNanos) {
    return open == 0 ? nanos : nanos + epochNanos - sinceNanos;
  }
}
