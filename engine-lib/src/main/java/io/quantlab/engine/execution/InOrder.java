package io.quantlab.engine.execution;

import java.util.Arrays;

/// Keeps what travels on one leg in order: nothing of one account overtakes what left before it
/// (engine contract F-40).
final class InOrder {
  private long[] last = new long[4];

  InOrder() {
    Arrays.fill(last, Long.MIN_VALUE);
  }

  /// When something arrives that would by itself arrive at an instant.
  long dueNanos(int account, long epochNanos) {
    return account < last.length ? Math.max(epochNanos, last[account]) : epochNanos;
  }

  /// Nothing that leaves later arrives before an instant.
  void keep(int account, long epochNanos) {
    if (account >= last.length) {
      int from = last.length;
      last = Arrays.copyOf(last, account * 2);
      Arrays.fill(last, from, last.length, Long.MIN_VALUE);
    }
    last[account] = epochNanos;
  }
}
