package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// Orders of one instrument by their arrival at the venue. Allocates while it grows, never else.
///
/// Meeting the market changes the list, so whoever walks it takes a copy first and asks of each
/// order whether it is still here.
final class ArrivalList {
  private Order[] orders = new Order[8];
  private Resting[] states = new Resting[8];
  private Order[] copied = new Order[8];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Order at(int index) {
    return orders[index];
  }

  Resting state(int index) {
    return states[index];
  }

  /// Adds an order in its place by arrival: one that comes back is not behind younger ones.
  void add(Order order, Resting state) {
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
      states = Arrays.copyOf(states, size * 2);
    }
    int at = size++;
    while (at > 0 && states[at - 1].priority > state.priority) {
      orders[at] = orders[at - 1];
      states[at] = states[at - 1];
      at--;
    }
    orders[at] = order;
    states[at] = state;
  }

  void remove(Order order) {
    for (int i = 0; i < size; i++) {
      if (orders[i] == order) {
        size--;
        System.arraycopy(orders, i + 1, orders, i, size - i);
        System.arraycopy(states, i + 1, states, i, size - i);
        return;
      }
    }
    throw new IllegalStateException("order " + order.id() + " does not wait here");
  }

  /// Copies the orders aside, oldest first, and returns their number.
  int copy() {
    if (copied.length < size) {
      copied = new Order[orders.length];
    }
    System.arraycopy(orders, 0, copied, 0, size);
    return size;
  }

  /// An order of the last [#copy].
  Order copied(int index) {
    return copied[index];
  }
}
