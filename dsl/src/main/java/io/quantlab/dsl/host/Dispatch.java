package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderForm.BadPrice;
import io.quantlab.dsl.host.OrderForm.Tie;
import io.quantlab.dsl.host.Trading.Command;
import io.quantlab.dsl.host.Trading.Leg;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.OrderTerms.Release;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Sends what a committed event asked for to the engine's gate, and keeps each ticket as the engine
/// has its order.
final class Dispatch {
  private final StrategyContext context;
  private final ScaleTable scales;
  private final OrderForm form;
  private final TicketTable byOrder = new TicketTable();
  private final List<OrderTicket> created = new ArrayList<>();
  private final List<OrderTicket> working = new ArrayList<>();
  private final Deque<OrderTicket> rejects = new ArrayDeque<>();
  private int rejectsDue;

  /// How the members of a batch hang together; both empty for most batches.
  private record Links(Map<OrderTicket, Long> groups, Map<OrderTicket, OrderTicket> parents) {
    static final Links NONE = new Links(Map.of(), Map.of());

    /// These, ready to be added to.
    Links open() {
      return this == NONE ? new Links(new IdentityHashMap<>(), new IdentityHashMap<>()) : this;
    }

    /// @param parent what fills before it is sent; `null` for none
    Tie tie(OrderTicket ticket, OrderTicket parent) {
      return new Tie(
          parent == null ? 0 : parent.order(),
          parent == null ? Release.PARTIAL : Release.FULL,
          groups.getOrDefault(ticket, 0L),
          Contingency.OCO);
    }
  }

  Dispatch(StrategyContext context, ScaleTable scales, TrueRanges ranges) {
    this.context = context;
    this.scales = scales;
    this.form = new OrderForm(ranges);
  }

  /// Follows an order the host sent by itself.
  void adopt(long order, OrderTicket ticket) {
    byOrder.put(order, ticket);
  }

  /// Every order of the script, in order of creation; exits are legs of theirs.
  List<OrderTicket> created() {
    return created;
  }

  /// Those of them that can still fill. An order that ended is forgotten here, as none comes back.
  List<OrderTicket> working() {
    working.removeIf(ticket -> !ticket.status().isOpen());
    return working;
  }

  /// How many orders were refused of which the script was not told yet.
  int rejectsDue() {
    return rejectsDue;
  }

  /// The first of them.
  OrderTicket nextReject() {
    rejectsDue--;
    return rejects.remove();
  }

  /// The ticket of an engine order; `null` for one that is not the script's.
  OrderTicket ticket(long orderId) {
    return byOrder.get(orderId);
  }

  void send(List<Command> commands) {
    Links links = links(commands);
    for (Command command : commands) {
      switch (command) {
        case Command.Send send -> send(send, links);
        case Command.Cancel(OrderTicket ticket) -> cancel(ticket);
        case Command.Replace replace -> replace(replace);
        case Command.CancelAll(int token) -> cancelAll(token);
        case Command.OneCancelsOthers _, Command.OneTriggersOther _ -> {}
      }
    }
  }

  private Links links(List<Command> commands) {
    Links links = Links.NONE;
    for (Command command : commands) {
      if (command instanceof Command.OneCancelsOthers(List<OrderTicket> tickets)) {
        links = links.open();
        long group = context.newGroup();
        for (OrderTicket ticket : tickets) {
          links.groups.put(ticket, group);
        }
      } else if (command instanceof Command.OneTriggersOther(OrderTicket first, var second)) {
        links = links.open();
        links.parents.put(second, first);
      }
    }
    return links;
  }

  private void send(Command.Send send, Links links) {
    OrderTicket ticket = send.ticket();
    created.add(ticket);
    working.add(ticket);
    OrderTicket parent = links == Links.NONE ? null : links.parents.get(ticket);
    if (parent != null && parent.order() == 0) {
      reject(ticket, "venue");
      return;
    }
    Tie tie = links == Links.NONE ? Tie.NONE : links.tie(ticket, parent);
    boolean sent = submit(ticket, send.draft(), tie);
    if (!send.legs().isEmpty()) {
      sendLegs(send.legs(), sent ? ticket.order() : 0);
    }
  }

  /// @param entry engine's id of the order they leave; 0 when it was not sent
  private void sendLegs(List<Leg> legs, long entry) {
    long group = entry != 0 && legs.size() > 1 ? context.newGroup() : 0;
    Contingency contingency = group == 0 ? Contingency.OCO : Contingency.OUO;
    for (Leg leg : legs) {
      if (entry == 0) {
        leg.ticket().moved(OrderTicket.Status.CANCELED);
      } else {
        submit(leg.ticket(), leg.draft(), new Tie(entry, Release.PARTIAL, group, contingency));
      }
    }
  }

  private boolean submit(OrderTicket ticket, OrderDraft draft, Tie tie) {
    Scales own = scales.of(ticket.token());
    long lots = own.lots(ticket.units());
    if (lots == 0) {
      reject(ticket, "zero_quantity");
      return false;
    }
    try {
      OrderRequest request = form.request(ticket, draft, own, lots, tie);
      boolean accepted = isAccepted(ticket, context.submit(request));
      if (accepted && draft.snap()) {
        snapped(ticket, request.kind(), own);
      }
      return accepted;
    } catch (BadPrice wrong) {
      reject(ticket, wrong.getMessage());
      return false;
    }
  }

  private boolean isAccepted(OrderTicket ticket, Submission answer) {
    return switch (answer) {
      case Submission.Accepted accepted -> {
        byOrder.put(accepted.orderId(), ticket);
        ticket.sent(accepted.orderId());
        yield true;
      }
      case Submission.Denied denied -> {
        reject(ticket, denied.reason().scriptName());
        yield false;
      }
      case Submission.Duplicate _ -> {
        reject(ticket, "duplicate");
        yield false;
      }
    };
  }

  /// The prices of an order whose prices were rounded are those it was sent with.
  private static void snapped(OrderTicket ticket, OrderKind kind, Scales own) {
    double limit = Double.isNaN(ticket.limit()) ? Double.NaN : own.price(kind.limitOrZero());
    double stop = Double.isNaN(ticket.stop()) ? Double.NaN : own.price(kind.triggerOrZero());
    ticket.priced(limit, stop);
  }

  private void reject(OrderTicket ticket, String reason) {
    ticket.rejected(reason);
    rejects.add(ticket);
    rejectsDue++;
  }

  void cancel(OrderTicket ticket) {
    if (ticket.order() != 0 && ticket.status().isOpen()) {
      context.cancel(ticket.order());
    }
  }

  private void cancelAll(int token) {
    for (int i = 0; i < context.tokenCount(); i++) {
      if (token < 0 || context.token(i) == token) {
        context.cancelAll(context.token(i));
      }
    }
  }

  private void replace(Command.Replace replace) {
    OrderTicket ticket = replace.ticket();
    if (ticket.order() == 0 || !ticket.status().isOpen()) {
      return;
    }
    Scales own = scales.of(ticket.token());
    double limit = ticket.limit();
    double stop = ticket.stop();
    if (!Double.isNaN(replace.price())) {
      if (!Double.isNaN(limit)) {
        limit = replace.price();
      } else {
        stop = replace.price();
      }
    }
    boolean amended =
        context.amend(
            ticket.order(),
            replace.lots() == 0 ? own.lots(ticket.units()) : replace.lots(),
            OrderForm.ticksOrZero(limit, Scales.limitSide(ticket.direction()), own),
            OrderForm.ticksOrZero(stop, Scales.stopSide(ticket.direction()), own));
    if (amended) {
      ticket.refused("");
      ticket.priced(limit, stop);
      return;
    }
    DenyReason why = context.lastDenial().reason();
    if (why != DenyReason.UNSUPPORTED) { // else it is being canceled, which is told
      ticket.refused(why.scriptName());
      rejects.add(ticket);
      rejectsDue++;
    }
  }

  /// Brings a ticket to where the engine has its order.
  void follow(OrderEventView event) {
    OrderTicket ticket = byOrder.get(event.orderId());
    if (ticket == null) {
      return;
    }
    ticket.resized(event.lots(), scales.of(event.token()));
    boolean partly = event.filledLots() > 0;
    switch (event.status()) {
      case INITIALIZED, RELEASED, SUBMITTED -> ticket.moved(OrderTicket.Status.PENDING);
      case EMULATED, ACCEPTED, TRIGGERED, PENDING_UPDATE, PENDING_CANCEL, PARTIALLY_FILLED ->
          ticket.moved(partly ? OrderTicket.Status.PARTLY_FILLED : OrderTicket.Status.WORKING);
      case FILLED -> ticket.moved(OrderTicket.Status.FILLED);
      case CANCELED -> ticket.moved(OrderTicket.Status.CANCELED);
      case EXPIRED -> ticket.moved(OrderTicket.Status.EXPIRED);
      case DENIED, REJECTED -> reject(ticket, ticket.postOnly() ? "post_only" : "venue");
    }
  }
}
