package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.RiskLimits;

/// Sends the orders nobody asked for: what margin, delivery, a roll, a recall or an execution too
/// many makes the engine do in an account's name.
final class EngineOrders {
  private final Kernel kernel;
  private final OrderPool pool;
  private final OrderDesk desk;
  private final CallRound round;
  private final RiskLimits.Overfills overfills;

  EngineOrders(
      Kernel kernel,
      OrderPool pool,
      OrderDesk desk,
      CallRound round,
      RiskLimits.Overfills overfills) {
    this.kernel = kernel;
    this.pool = pool;
    this.desk = desk;
    this.round = round;
    this.overfills = overfills;
  }

  /// Sends a market order that closes lots, unless the state of the account forbids even that.
  /// Where positions hedge it is one for each of the other side, the oldest first; what such orders
  /// have under way is not sent twice.
  void send(OrderCause cause, Lane lane, int slot, long signedLots) {
    Holding holding = lane.holdings[slot];
    if (!holding.hedges()) {
      send(cause, lane, slot, 0, signedLots);
      return;
    }
    long rest = Math.abs(signedLots);
    int sign = Long.signum(signedLots);
    for (int i = 0; i < holding.positionCount() && rest > 0; i++) {
      Position p = holding.position(i);
      long open = -sign * p.lots();
      long lots = open <= 0 ? 0 : Math.min(rest, open - underWay(cause, lane, slot, p.id()));
      if (lots > 0) {
        send(cause, lane, slot, p.id(), sign * lots);
        rest -= lots;
      }
    }
  }

  /// Sends a market order that closes lots of a position, 0 where they net; returns its id, 0 when
  /// the state of the account forbids even that.
  long send(OrderCause cause, Lane lane, int slot, long position, long signedLots) {
    Side side = Side.ofSign(signedLots);
    OrderTicket ticket = new OrderTicket().market(slot, side, Math.abs(signedLots));
    if (position != 0) {
      ticket.terms = OrderTerms.PLAIN.closing(position).reducing();
    }
    return send(cause, lane, ticket);
  }

  /// Sends an order; returns its id, 0 when the state of the account forbids even that. A child
  /// leaves when its parent executes.
  long send(OrderCause cause, Lane lane, OrderTicket ticket) {
    if (!lane.gate.lets(cause, kernel.epochNanos())) {
      return 0;
    }
    Order order = desk.openFor(cause, lane, ticket);
    if (ticket.isChild()) {
      round.countCommand();
    } else {
      round.submit(order);
    }
    return order.id();
  }

  /// Lots that orders sent for a reason will still close of a position.
  long underWay(OrderCause cause, Lane lane, int slot, long position) {
    long lots = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean counts =
          order.isWorking()
              && order.cause() == cause
              && order.account() == lane.index
              && order.slot() == slot
              && order.terms().closes() == position;
      lots += counts ? order.openLots() : 0;
    }
    return lots;
  }

  /// What an order executed beyond its group goes back to the market, or stays.
  void overfilled(Order order, long lots) {
    if (overfills == RiskLimits.Overfills.KEEP) {
      return;
    }
    Lane lane = kernel.lanes[order.account()];
    Holding holding = lane.holdings[order.slot()];
    Position own = holding.positionOf(order.id());
    Position took = own == null ? holding.positionOf(order.terms().closes()) : own;
    long position = holding.hedges() && took != null ? took.id() : 0;
    send(OrderCause.OVERFILL, lane, order.slot(), position, -order.sign() * lots);
  }
}
