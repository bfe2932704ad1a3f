package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;

/// Children that wait for an entry which executes inside a bar (engine contract F-6, O-20).
final class HeldChildren {
  private final OrderPool pool;

  /// @param pool where children wait for their parents
  HeldChildren(OrderPool pool) {
    this.pool = pool;
  }

  int handleLimit() {
    return pool.handleLimit();
  }

  /// The order with a handle if it is a child of an entry that can join a walk, else `null`.
  Order childOf(Order parent, int handle) {
    Order child = pool.at(handle);
    boolean waits =
        child.status() == OrderStatus.INITIALIZED
            && child.terms().parent() == parent.id()
            && child.slot() == parent.slot()
            && child.account() == parent.account()
            && !child.timeInForce().isImmediate()
            && !child.terms().postOnly()
            && (child.kind().hasTrigger() || child.kind() == OrderKind.Code.LIMIT);
    return waits ? child : null;
  }

  /// Lots of a child that so many lots more of its parent release.
  static long released(Order parent, Order child, long lots) {
    long filled = parent.filledLots() + lots;
    boolean whole = filled == parent.lots();
    return whole || child.terms().release() == OrderTerms.Release.PARTIAL
        ? Math.multiplyExact(child.lots(), filled) / parent.lots()
        : 0;
  }
}
