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

  /// After every change of a position.
  void changed(Holding holding) {
    if (holding.changed()) {
      long since = clock.epochNanos();
      if (holding.isOpen()) {
        sinceNanos = open == 0 ? since : sinceNanos;
        open++;
      } else {
        open--;
        nanos += open == 0 ? since - sinceNanos : 0;
      }
    }
  }

  /// Time with a position up to an instant, nanoseconds.
  long nanos(long epochNanos) {
    return open == 0 ? nanos : nanos + epochNanos - sinceNanos;
  }
}
