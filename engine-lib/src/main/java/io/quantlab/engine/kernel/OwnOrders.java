package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.Proposal;

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

  /// Asks for another size and other prices; false, with a denial, when the order does not work, a
  /// price is off the order tick or the limits let it not grow.
  ///
  /// @param proposal to judge a larger size with
  boolean amend(long orderId, long lots, long limitTicks, long triggerTicks, Proposal proposal) {
    Order order = find(orderId);
    if (order == null || lots < 1 || order.status() == OrderStatus.PENDING_CANCEL) {
      lane.gate.unsupported(orderId, "working order");
      return false;
    }
    Instrument i = instruments.at(order.slot());
    OrderKind.Code kind = order.kind();
    boolean onTick =
        (!kind.hasLimit() || i.orderTicks().allows(limitTicks))
            && (order.trail() != null || !kind.hasTrigger() || i.orderTicks().allows(triggerTicks));
    if (!onTick) {
      lane.gate.offTick(kind.hasLimit() ? limitTicks : triggerTicks);
      return false;
    }
    if (lots > order.lots() && !mayGrow(order, lots, limitTicks, triggerTicks, proposal)) {
      return false;
    }
    kernel.round.amend(order, lots, limitTicks, triggerTicks);
    return true;
  }

  /// A child that waits for its parent adds nothing so far; an order that may only reduce never
  /// does.
  private boolean mayGrow(Order order, long lots, long limit, long trigger, Proposal proposal) {
    if (order.terms().reduceOnly() || OrderGroups.isHeld(order)) {
      return true;
    }
    kernel.sessions.placed(
        proposal.order(
            lane.holdings[order.slot()],
            order.side().sign(),
            lots - order.lots(),
            order.kind(),
            limit,
            trigger),
        order.slot(),
        order.terms().sessions());
    return lane.gate.grows(proposal) == Gate.PASS;
  }
}
