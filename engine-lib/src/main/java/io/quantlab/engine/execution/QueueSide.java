package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// Our resting limit orders of one side with their places in the queues: best price first, then by
/// arrival. Allocates while it grows, never else.
final class QueueSide {
  /// +1 for buys, -1 for sells.
  final int sign;

  private Order[] orders = new Order[8];
  private QueuePlace[] places = new QueuePlace[8];
  private long[] arrivals = new long[8];
  private int size;

  QueueSide(int sign) {
    this.sign = sign;
    for (int i = 0; i < places.length; i++) {
      places[i] = new QueuePlace();
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Order order(int index) {
    return orders[index];
  }

  QueuePlace place(int index) {
    return places[index];
  }

  /// The lowest of our prices, above all others without an order.
  long lowTicks() {
    return size == 0 ? Long.MAX_VALUE : places[sign > 0 ? size - 1 : 0].priceTicks();
  }

  /// The highest of our prices, below all others without an order.
  long highTicks() {
    return size == 0 ? Long.MIN_VALUE : places[sign > 0 ? 0 : size - 1].priceTicks();
  }

  /// Adds an order and gives its place, to be filled in by the caller.
  QueuePlace add(Order order, long arrival) {
    if (size == orders.length) {
      grow();
    }
    QueuePlace place = places[size];
    int at = size++;
    while (at > 0 && !before(at - 1, order, arrival)) {
      orders[at] = orders[at - 1];
      places[at] = places[at - 1];
      arrivals[at] = arrivals[at - 1];
      at--;
    }
    orders[at] = order;
    places[at] = place;
    arrivals[at] = arrival;
    return place;
  }

  private boolean before(int index, Order order, long arrival) {
    long better = sign * (places[index].priceTicks() - order.limitTicks());
    return better > 0 || better == 0 && arrivals[index] < arrival;
  }

  int find(Order order) {
    for (int i = 0; i < size; i++) {
      if (orders[i] == order) {
        return i;
      }
    }
    throw new IllegalStateException("order " + order.id() + " is in no queue here");
  }

  void remove(int index) {
    QueuePlace free = places[index];
    size--;
    for (int i = index; i < size; i++) {
      orders[i] = orders[i + 1];
      places[i] = places[i + 1];
      arrivals[i] = arrivals[i + 1];
    }
    orders[size] = null;
    places[size] = free;
  }

  private void grow() {
    int n = size * 2;
    orders = Arrays.copyOf(orders, n);
    arrivals = Arrays.copyOf(arrivals, n);
    places = Arrays.copyOf(places, n);
    for (int i = size; i < n; i++) {
      places[i] = new QueuePlace();
    }
  }
}
