package io.quantlab.dsl.plan;

/// The committed values of one slot, the newest last. Longs are kept as they are, doubles as their
/// bits.
///
/// The buffer grows with the steps up to its depth: a large bound costs nothing in a short run.
final class History {
  private final int depth;
  private long[] values = new long[16];
  private int count;
  private int head;

  History(int depth) {
    this.depth = depth;
  }

  void push(long value) {
    if (count == values.length && count < depth) {
      grow();
    }
    values[head] = value;
    head = head + 1 == values.length ? 0 : head + 1;
    count = Math.min(count + 1, values.length);
  }

  private void grow() {
    long[] larger = new long[(int) Math.min(depth, 2L * values.length)];
    for (int i = 0; i < count; i++) {
      larger[i] = values[Math.floorMod(head - count + i, values.length)];
    }
    values = larger;
    head = count;
  }

  /// True when there was a step so many steps ago, 1 for the one before this.
  boolean has(int offset) {
    return offset <= count;
  }

  long at(int offset) {
    int index = head - offset;
    return values[index < 0 ? index + values.length : index];
  }
}
