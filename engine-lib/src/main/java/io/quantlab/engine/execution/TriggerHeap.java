package io.quantlab.engine.execution;

import java.util.Arrays;

/// The working orders of one side that wait for a price in one direction: a binary heap by price,
/// then by arrival.
///
/// The nearest order is on top, so one compare tells whether any is due.
final class TriggerHeap {
  /// Which way a price must go to make an order due.
  enum Direction {
    /// Due when the price is at or below its key.
    BELOW,
    /// Due when the price is at or above its key.
    ABOVE
  }

  private final Direction direction;
  private long[] keys = new long[8];
  private long[] priorities = new long[8];
  private int[] handles = new int[8];
  private int size;

  TriggerHeap(Direction direction) {
    this.direction = direction;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int handle(int index) {
    return handles[index];
  }

  int top() {
    return handles[0];
  }

  /// The price at which the nearest order is due; never reached when empty.
  long nearest() {
    if (direction == Direction.BELOW) {
      return size == 0 ? Long.MIN_VALUE : -keys[0];
    }
    return size == 0 ? Long.MAX_VALUE : keys[0];
  }

  boolean due(long priceTicks) {
    return size > 0
        && (direction == Direction.BELOW ? priceTicks <= -keys[0] : priceTicks >= keys[0]);
  }

  /// Whether one resting order is due at a price.
  boolean dueAt(int index, long priceTicks) {
    return direction == Direction.BELOW ? priceTicks <= -keys[index] : priceTicks >= keys[index];
  }

  void push(int handle, long priority, long priceTicks) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      priorities = Arrays.copyOf(priorities, size * 2);
      handles = Arrays.copyOf(handles, size * 2);
    }
    int at = size++;
    place(at, direction == Direction.BELOW ? -priceTicks : priceTicks, priority, handle);
    up(at);
  }

  int pop() {
    int handle = handles[0];
    removeAt(0);
    return handle;
  }

  /// Removes an order wherever it is; linear in the heap, for cancels and amends only.
  void remove(int handle) {
    for (int i = 0; i < size; i++) {
      if (handles[i] == handle) {
        removeAt(i);
        return;
      }
    }
    throw new IllegalStateException("order handle " + handle + " does not rest here");
  }

  private void removeAt(int index) {
    size--;
    if (index == size) {
      return;
    }
    place(index, keys[size], priorities[size], handles[size]);
    down(index);
    up(index);
  }

  private void up(int start) {
    int at = start;
    while (at > 0) {
      int parent = at - 1 >>> 1;
      if (!before(at, parent)) {
        return;
      }
      swap(at, parent);
      at = parent;
    }
  }

  private void down(int start) {
    int at = start;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && before(child + 1, child)) {
        child++;
      }
      if (!before(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private boolean before(int a, int b) {
    return keys[a] < keys[b] || keys[a] == keys[b] && priorities[a] < priorities[b];
  }

  private void swap(int a, int b) {
    long key = keys[a];
    long priority = priorities[a];
    int handle = handles[a];
    place(a, keys[b], priorities[b], handles[b]);
    place(b, key, priority, handle);
  }

  private void place(int at, long key, long priority, int handle) {
    keys[at] = key;
    priorities[at] = priority;
    handles[at] = handle;
  }
}
