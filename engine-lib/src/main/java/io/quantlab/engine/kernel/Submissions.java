package io.quantlab.engine.kernel;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Submission.Warning.Note;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.Proposal;
import java.util.ArrayList;
import java.util.List;

/// Answers a lane's requests for orders with a value (engine contract O-30): passed with what
/// became different on the way, denied with its reason, or asked before.
final class Submissions {
  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final Instruments instruments;
  private final Admission admission;
  private final ClientOrders clientOrders;
  private final OrderTicket ticket = new OrderTicket();

  Submissions(
      Kernel kernel,
      Lane lane,
      OrderPool pool,
      Instruments instruments,
      Admission admission,
      ClientOrders clientOrders) {
    this.kernel = kernel;
    this.lane = lane;
    this.pool = pool;
    this.instruments = instruments;
    this.admission = admission;
    this.clientOrders = clientOrders;
  }

  Submission answer(OrderRequest r) {
    int slot = instruments.slotOf(r.token());
    boolean before = clientOrders.knows(r);
    if ((before || slot < 0) && lane.gate.blocks(kernel.epochNanos())) {
      return denied();
    }
    if (before) {
      return clientOrders.repeated(r);
    }
    return slot < 0 ? foreign(r) : judged(r, slot);
  }

  private Submission judged(OrderRequest r, int slot) {
    OrderRequest asked = AskedKind.snapped(r, instruments.at(slot));
    boolean named = !r.clientOrderId().isEmpty();
    long orderId = pool.nextId();
    if (named || !r.tag().isEmpty()) {
      kernel.orderText(orderId, r.clientOrderId(), r.tag());
    }
    long unknown = kernel.unknownLocates(lane.index);
    Order order = admission.send(ticketOf(slot, asked));
    if (named && (order != null || lane.gate.reason() != DenyReason.TRADING_STATE)) {
      OrderStatus first = order == null ? OrderStatus.DENIED : OrderStatus.SUBMITTED;
      clientOrders.answered(r, orderId, first);
    }
    return order == null
        ? denied()
        : new Submission.Accepted(orderId, warnings(r, asked, order, unknown));
  }

  private OrderTicket ticketOf(int slot, OrderRequest asked) {
    OrderKind kind = AskedKind.forAuction(asked.kind(), asked.timeInForce());
    TimeInForce tif = kind == asked.kind() ? asked.timeInForce() : TimeInForce.GTC;
    ticket.of(slot, asked.side(), kind, tif, asked.lots());
    ticket.group = asked.group();
    ticket.terms = asked.terms();
    ticket.tagCharacters = asked.tag().length();
    return ticket;
  }

  /// The gate's last denial as a value.
  Submission.Denied denied() {
    Gate gate = lane.gate;
    return new Submission.Denied(
        gate.reason(), gate.limit(), gate.actual(), gate.unit(), gate.detail());
  }

  /// The answer to a request for an instrument of somebody else.
  static Submission.Denied foreign(OrderRequest r) {
    return new Submission.Denied(
        r.token() < 1 ? DenyReason.UNKNOWN_TOKEN : DenyReason.WRONG_TOKEN,
        0,
        r.token(),
        "token",
        "not one of this strategy's instruments");
  }

  /// What an order that passed has of its own.
  private List<Submission.Warning> warnings(
      OrderRequest r, OrderRequest asked, Order order, long unknownBefore) {
    boolean waits =
        admission.proposal().phase() == Proposal.Phase.CLOSED && !order.kind().isAuction();
    boolean unknown = kernel.unknownLocates(lane.index) > unknownBefore;
    if (order.lots() == r.lots() && asked == r && !waits && !unknown) {
      return List.of();
    }
    List<Submission.Warning> all = new ArrayList<>();
    if (order.lots() != r.lots()) {
      all.add(new Submission.Warning(Note.REDUCED_SIZE, order.lots(), r.lots(), "lots"));
    }
    if (!asked.kind().equals(r.kind())) {
      all.add(snapped(asked.kind(), r.kind()));
    }
    if (waits) {
      all.add(
          new Submission.Warning(
              Note.SESSION_CLOSED,
              kernel.sessions.nextOpenNanos(order.slot()),
              kernel.epochNanos(),
              "nanoseconds UTC"));
    }
    if (unknown) {
      all.add(new Submission.Warning(Note.UNKNOWN_BORROW, 0, order.lots(), "lots"));
    }
    return all;
  }

  private static Submission.Warning snapped(OrderKind to, OrderKind from) {
    boolean limit = to.limitOrZero() != from.limitOrZero();
    return new Submission.Warning(
        Note.SNAPPED,
        limit ? to.limitOrZero() : to.triggerOrZero(),
        limit ? from.limitOrZero() : from.triggerOrZero(),
        "ticks");
  }
}
