package io.quantlab.engine.order;

import java.util.Arrays;

/// The orders that are not yet forgotten. Objects are reused, ids are not.
///
/// An [Order] stays valid from [#open] to [#release], which the kernel calls when the order is
/// closed and its callbacks have run. Ids rise by one from 1.
public final class OrderPool {
  private Order[] orders = new Order[64];
  private Order[] free = new Order[64];
  private int freeCount;
  private int used;
  private long lastId;
  private Order[] recent = new Order[128];
  private final LongIntMap older = new LongIntMap();

  /// Adds an order in state `INITIALIZED`.
  public Order open(
      int account,
      int slot,
      Side side,
      OrderKind.Code kind,
      TimeInForce timeInForce,
      long lots,
      long limitTicks,
      long triggerTicks,
      long group,
      OrderTerms terms,
      Trail trail) {
    Order order = freeCount > 0 ? free[--freeCount] : fresh();
    order.open(
        ++lastId,
        account,
        slot,
        side,
        kind,
        timeInForce,
        lots,
        limitTicks,
        triggerTicks,
        group,
        terms,
        trail);
    index(order);
    return order;
  }

  private Order fresh() {
    if (used == orders.length) {
      orders = Arrays.copyOf(orders, used * 2);
    }
    Order order = new Order(used);
    orders[used++] = order;
    return order;
  }

  /// Ids rise by one, so an order stands at its id modulo the length of a ring; one that still
  /// lives when its place is needed again moves to the map.
  private void index(Order order) {
    int at = (int) order.id() & recent.length - 1;
    Order before = recent[at];
    if (before != null && before != order && (before.id() & recent.length - 1) == at) {
      keep(before);
    }
    recent[at] = order;
  }

  private void keep(Order order) {
    if (order.id() != 0) {
      older.put(order.id(), order.handle());
    }
  }

  /// Forgets a closed order.
  public void release(Order order) {
    if (!older.isEmpty()) {
      older.remove(order.id());
    }
    order.forget();
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = order;
  }

  /// The order with an id, or `null` when it is forgotten or was never there.
  public Order find(long orderId) {
    if (orderId <= 0) {
      return null;
    }
    Order order = recent[(int) orderId & recent.length - 1];
    if (order != null && order.id() == orderId) {
      return order;
    }
    int handle = older.get(orderId);
    return handle < 0 ? null : orders[handle];
  }

  /// One above the highest handle in use.
  public int handleLimit() {
    return used;
  }

  /// The object with a handle; its id is 0 while it is free.
  public Order at(int handle) {
    return orders[handle];
  }

  /// The id the next order gets.
  public long nextId() {
    return lastId + 1;
  }
}
