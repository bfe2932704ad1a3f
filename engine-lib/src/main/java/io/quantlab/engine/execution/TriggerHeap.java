package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
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
  private Order[] orders = new Order[8];
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

  Order order(int index) {
    return orders[index];
  }

  Order top() {
    return orders[0];
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

  void push(Order order, long priority, long priceTicks) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      priorities = Arrays.copyOf(priorities, size * 2);
      orders = Arrays.copyOf(orders, size * 2);
    }
    int at = size++;
    place(at, direction == Direction.BELOW ? -priceTicks : priceTicks, priority, order);
    up(at);
  }

  Order pop() {
    Order order = orders[0];
    removeAt(0);
    return order;
  }

  /// Whether an order rests here; linear in the heap.
  boolean holds(Order order) {
    for (int i = 0; i < size; i++) {
      if (orders[i] == order) {
        return true;
      }
    }
    return false;
  }

  /// Removes an order wherever it is; linear in the heap, for cancels and amends only.
  void remove(Order order) {
    for (int i = 0; i < size; i++) {
      if (orders[i] == order) {
        removeAt(i);
        return;
      }
    }
    throw new IllegalStateException("order " + order.id() + " does not rest here");
  }

  private void removeAt(int index) {
    size--;
    if (index == size) {
      return;
    }
    place(index, keys[size], priorities[size], orders[size]);
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
    Order order = orders[a];
    place(a, keys[b], priorities[b], orders[b]);
    place(b, key, priority, order);
  }

  private void place(int at, long key, long priority, Order order) {
    keys[at] = key;
    priorities[at] = priority;
    orders[at] = order;
  }
}
