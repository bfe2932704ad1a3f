package io.quantlab.engine.risk;

/// Counts what happened in the last 60 seconds of engine time.
final class MinuteRate {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final long[] sentNanos;
  private int sentAt;
  private long sentCount;

  /// @param most that may happen in a minute, at least 1
  MinuteRate(int most) {
    this.sentNanos = new long[most];
  }

  int most() {
    return sentNanos.length;
  }

  /// Whether as many happened in the last minute as may.
  boolean isFull(long epochNanos) {
    return sentCount >= sentNanos.length && epochNanos - sentNanos[sentAt] < MINUTE_NANOS;
  }

  void count(long epochNanos) {
    sentNanos[sentAt] = epochNanos;
    sentAt = sentAt + 1 == sentNanos.length ? 0 : sentAt + 1;
    sentCount++;
  }
}
