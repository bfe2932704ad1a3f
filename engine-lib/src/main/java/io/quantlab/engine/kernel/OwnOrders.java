package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;

/// The working orders of one lane: found, counted, canceled, amended.
final class OwnOrders {
  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final Instruments instruments;

  OwnOrders(Kernel kernel, Lane lane, OrderPool pool, Instruments instruments) {
    this.kernel = kernel;
    this.lane = lane;
    this.pool = pool;
    this.instruments = instruments;
  }

  /// A working order of this lane, or `null`.
  Order find(long orderId) {
    Order order = pool.find(orderId);
    return order != null && isOwn(order) ? order : null;
  }

  private boolean isOwn(Order order) {
    return order.isWorking() && order.account() == lane.index;
  }

  /// Number of working orders in an instrument.
  int working(int slot) {
    int n = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      n += isOwn(order) && order.slot() == slot ? 1 : 0;
    }
    return n;
  }

  /// Asks for the cancel of an order; false when it does not work.
  boolean cancel(long orderId) {
    Order order = find(orderId);
    if (order == null) {
      return false;
    }
    kernel.round.cancel(order);
    return true;
  }

  /// Asks for the cancel of all orders of an instrument that nobody asked for; returns their
  /// number.
  int cancelAll(int slot) {
    int n = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      if (isOwn(order) && order.slot() == slot && order.status() != OrderStatus.PENDING_CANCEL) {
        kernel.round.cancel(order);
        n++;
      }
    }
    return n;
  }

  /// Asks for another size and other prices; false when the order does not work or a price is off
  /// the order tick.
  boolean amend(long orderId, long lots, long limitTicks, long triggerTicks) {
    Order order = find(orderId);
    if (order == null || lots < 1 || order.status() == OrderStatus.PENDING_CANCEL) {
      return false;
    }
    Instrument i = instruments.at(order.slot());
    OrderKind.Code kind = order.kind();
    boolean onTick =
        (!kind.hasLimit() || i.orderTicks().allows(limitTicks))
            && (order.trail() != null || !kind.hasTrigger() || i.orderTicks().allows(triggerTicks));
    if (!onTick) {
      return false;
    }
    kernel.round.amend(order, lots, limitTicks, triggerTicks);
    return true;
  }
}
