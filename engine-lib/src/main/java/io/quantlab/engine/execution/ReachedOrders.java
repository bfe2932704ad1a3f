package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import java.util.Arrays;

/// The orders a part of a bar concerns, aside from the books: an execution changes those.
final class ReachedOrders {
  private Order[] orders = new Order[8];
  private int count;

  void clear() {
    count = 0;
  }

  void add(Order order) {
    if (count == orders.length) {
      orders = Arrays.copyOf(orders, count * 2);
    }
    orders[count++] = order;
  }

  int count() {
    return count;
  }

  Order at(int index) {
    return orders[index];
  }

  void sortById() {
    for (int i = 1; i < count; i++) {
      for (int j = i; j > 0 && orders[j].id() < orders[j - 1].id(); j--) {
        Order swap = orders[j];
        orders[j] = orders[j - 1];
        orders[j - 1] = swap;
      }
    }
  }

  /// Better prices first, then by arrival at the venue.
  void sortByPrice(OrderStates states) {
    for (int i = 1; i < count; i++) {
      for (int j = i; j > 0 && before(states, orders[j], orders[j - 1]); j--) {
        Order swap = orders[j];
        orders[j] = orders[j - 1];
        orders[j - 1] = swap;
      }
    }
  }

  private static boolean before(OrderStates states, Order a, Order b) {
    long better = a.sign() * (a.limitTicks() - b.limitTicks());
    return better > 0 || better == 0 && states.of(a).priority < states.of(b).priority;
  }

  /// The account with the next higher number that has an order here, -1 = none.
  int nextAccount(int after) {
    int next = -1;
    for (int i = 0; i < count; i++) {
      int account = orders[i].account();
      if (account > after && (next < 0 || account < next)) {
        next = account;
      }
    }
    return next;
  }

  /// The first order of an account.
  Order firstOf(int account) {
    for (int i = 0; i < count; i++) {
      if (orders[i].account() == account) {
        return orders[i];
      }
    }
    throw new IllegalStateException("account " + account + " has no order on this bar");
  }
}
