package io.quantlab.engine.feed;

/// The deltas of one token waiting for its snapshot, in order of arrival (engine contract K-13).
final class HeldDeltas {
  static final int CAPACITY = 64;
  static final long MAX_NANOS = 5_000_000_000L;

  final long[] feedNanos = new long[CAPACITY];
  final int[] present = new int[CAPACITY];
  final int[] cleared = new int[CAPACITY];
  final long[] values = new long[CAPACITY * TouchlineField.COUNT];
  long firstNanos;
  int count;

  /// Adds a delta received at `nowNanos`; there must be room.
  void add(long deltaFeedNanos, int fields, int clearedFields, long[] from, long nowNanos) {
    if (count == 0) {
      firstNanos = nowNanos;
    }
    feedNanos[count] = deltaFeedNanos;
    present[count] = fields;
    cleared[count] = clearedFields;
    System.arraycopy(from, 0, values, count * TouchlineField.COUNT, TouchlineField.COUNT);
    count++;
  }

  /// The stamp at which the oldest has been held too long.
  long dueNanos() {
    return count == 0 ? Long.MAX_VALUE : firstNanos + MAX_NANOS;
  }
}
