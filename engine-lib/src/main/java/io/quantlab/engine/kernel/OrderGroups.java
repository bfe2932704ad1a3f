package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import java.util.BitSet;

/// What is asked of groups and generations of orders: their sizes, and what they count for.
///
/// Members are found by the bits of their handles: far orders of nobody's group cost nothing.
final class OrderGroups {
  /// Groups of the engine itself have the upper half of 32 bits.
  private static final long OWN = 1L << 31;

  private final OrderPool pool;
  private final BitSet members = new BitSet();
  private long own = OWN;

  OrderGroups(OrderPool pool) {
    this.pool = pool;
  }

  /// A number for a group of the engine itself.
  long own() {
    return own++;
  }

  /// An order passed the gate.
  void opened(Order order) {
    if (order.group() != 0) {
      members.set(order.handle());
    }
  }

  /// An order is closed.
  void closed(Order order) {
    if (order.group() != 0) {
      members.clear(order.handle());
    }
  }

  /// The first working member of an order's group with a handle from `handle` on, other than
  /// itself; `null` when there is none.
  Order peer(Order order, int handle) {
    for (int i = members.nextSetBit(handle); i >= 0; i = members.nextSetBit(i + 1)) {
      if (isPeer(order, pool.at(i))) {
        return pool.at(i);
      }
    }
    return null;
  }

  /// Open lots of the largest member of a group on one side of an instrument: only one of them can
  /// fill, so a group counts by that one (O-32). `except` is an order left out, or `null`.
  long largestLots(int account, int slot, Side side, long group, Order except) {
    long largest = 0;
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      Order member = pool.at(i);
      boolean counts =
          member.group() == group
              && member != except
              && member.isWorking()
              && !isHeld(member)
              && member.account() == account
              && member.slot() == slot
              && member.side() == side;
      if (counts) {
        largest = Math.max(largest, member.openLots());
      }
    }
    return largest;
  }

  /// Number of working orders of a group.
  int size(int account, long group) {
    int size = 0;
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      Order member = pool.at(i);
      size += member.group() == group && member.isWorking() && member.account() == account ? 1 : 0;
    }
    return size;
  }

  /// Generations above an order, itself included: 1 for one without parent.
  int depth(Order order) {
    int depth = 1;
    Order at = order;
    while (at != null && at.terms().parent() != 0) {
      at = pool.find(at.terms().parent());
      depth++;
    }
    return depth;
  }

  /// Whether a child still waits for its parent.
  static boolean isHeld(Order order) {
    return order.status() == OrderStatus.INITIALIZED;
  }

  /// Whether another order is a working member of an order's group.
  private static boolean isPeer(Order order, Order peer) {
    return peer != order
        && peer.group() == order.group()
        && peer.isWorking()
        && peer.account() == order.account();
  }
}
