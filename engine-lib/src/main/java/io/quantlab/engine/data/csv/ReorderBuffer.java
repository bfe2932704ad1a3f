package io.quantlab.engine.data.csv;

import java.util.Arrays;
import java.util.PriorityQueue;

/// Holds rows of one dataset until no earlier row can come any more: the `reorderWindow` of V-05.
///
/// Equal stamps keep their order of arrival.
final class ReorderBuffer {
  /// Rows held at once; more means the window is too wide for memory.
  static final int MAX_HELD = 1_000_000;

  /// One held row with its text.
  record Held(long[] values, long line, byte[] text, long arrival) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byStamp = Long.compare(values[0], other.values[0]);
      return byStamp != 0 ? byStamp : Long.compare(arrival, other.arrival);
    }
  }

  private final long windowNanos;
  private final PriorityQueue<Held> rows = new PriorityQueue<>();
  private long newest = Long.MIN_VALUE;
  private long arrivals;
  private byte[] lastText = new byte[0];

  ReorderBuffer(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  /// Whether a row of this stamp comes late.
  boolean isLate(long stamp) {
    return stamp < newest;
  }

  void add(long[] values, long line, byte[] b, int from, int to) {
    if (rows.size() == MAX_HELD) {
      throw new IllegalStateException(
          "line "
              + line
              + ": the reorder window holds more than "
              + MAX_HELD
              + " rows; give a shorter one");
    }
    newest = Math.max(newest, values[0]);
    rows.add(new Held(values.clone(), line, Arrays.copyOfRange(b, from, to), arrivals++));
  }

  /// The next row that is old enough, or `null`.
  Held takeSettled() {
    Held head = rows.peek();
    return head != null && head.values[0] <= newest - windowNanos ? rows.poll() : null;
  }

  /// The next row whatever its age, or `null` when none is left.
  Held takeAny() {
    return rows.poll();
  }

  /// Whether the text repeats that of the last row that was kept.
  boolean repeats(Held row) {
    return Arrays.equals(lastText, row.text);
  }

  void kept(Held row) {
    lastText = row.text;
  }
}
