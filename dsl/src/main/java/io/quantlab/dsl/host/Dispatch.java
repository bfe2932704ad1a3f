package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.dsl.host.Trading.Command;
import io.quantlab.dsl.host.Trading.Leg;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Sends what a committed event asked for to the engine's gate, and keeps each ticket as the engine
/// has its order.
final class Dispatch {
  private static final double E8 = 1e8;
  private static final int TAG_MAX = 32;

  private final StrategyContext context;
  private final TrueRanges ranges;
  private final Map<Integer, Scales> scales = new HashMap<>();
  private final Map<Long, OrderTicket> byOrder = new HashMap<>();
  private final Map<OrderTicket, Long> orders = new IdentityHashMap<>();
  private final List<OrderTicket> created = new ArrayList<>();
  private final Deque<OrderTicket> rejects = new ArrayDeque<>();

  /// How the members of a batch hang together.
  private record Links(Map<OrderTicket, Long> groups, Map<OrderTicket, OrderTicket> parents) {}

  /// A price that cannot stand in an order.
  private static final class BadPrice extends Exception {
    private static final long serialVersionUID = 1;

    BadPrice(String reason) {
      super(reason, null, false, false);
    }
  }

  Dispatch(StrategyContext context, TrueRanges ranges) {
    this.context = context;
    this.ranges = ranges;
  }

  /// Follows an order the host sent by itself.
  void adopt(long order, OrderTicket ticket) {
    byOrder.put(order, ticket);
  }

  /// Every order of the script, in order of creation; exits are legs of theirs.
  List<OrderTicket> created() {
    return created;
  }

  /// Orders that were refused and of which the script was not told yet.
  Deque<OrderTicket> rejects() {
    return rejects;
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
    Links links = new Links(new IdentityHashMap<>(), new IdentityHashMap<>());
    for (Command command : commands) {
      if (command instanceof Command.OneCancelsOthers(List<OrderTicket> tickets)) {
        long group = context.newGroup();
        tickets.forEach(ticket -> links.groups.put(ticket, group));
      } else if (command instanceof Command.OneTriggersOther(OrderTicket first, var second)) {
        links.parents.put(second, first);
      }
    }
    return links;
  }

  private void send(Command.Send send, Links links) {
    OrderTicket ticket = send.ticket();
    created.add(ticket);
    OrderTicket parent = links.parents.get(ticket);
    if (parent != null && !orders.containsKey(parent)) {
      reject(ticket, "venue");
      return;
    }
    boolean sent =
        submit(
            ticket,
            send.draft(),
            request -> {
              OrderRequest linked = request;
              if (links.groups.containsKey(ticket)) {
                linked = linked.inGroup(links.groups.get(ticket));
              }
              return parent == null ? linked : linked.childOfFilled(orders.get(parent));
            });
    long group = sent && send.legs().size() > 1 ? context.newGroup() : 0;
    for (Leg leg : send.legs()) {
      if (!sent) {
        leg.ticket().moved(OrderTicket.Status.CANCELED);
        continue;
      }
      long order = orders.get(ticket);
      submit(
          leg.ticket(),
          leg.draft(),
          request -> {
            OrderRequest child = request.childOf(order);
            return group == 0 ? child : child.inGroup(group, OrderTerms.Contingency.OUO);
          });
    }
  }

  /// What is added to a request before it goes.
  private interface Linking {
    OrderRequest link(OrderRequest request);
  }

  private boolean submit(OrderTicket ticket, OrderDraft draft, Linking linking) {
    Scales own = scales(ticket.token());
    long lots = own.lots(ticket.units());
    if (lots == 0) {
      reject(ticket, "zero_quantity");
      return false;
    }
    try {
      OrderRequest request = linking.link(request(ticket, draft, own, lots));
      return switch (context.submit(request)) {
        case Submission.Accepted accepted -> {
          byOrder.put(accepted.orderId(), ticket);
          orders.put(ticket, accepted.orderId());
          if (draft.snap()) {
            snapped(ticket, request.kind(), own);
          }
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
    } catch (BadPrice wrong) {
      reject(ticket, wrong.getMessage());
      return false;
    }
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
  }

  private Scales scales(int token) {
    return scales.computeIfAbsent(token, each -> new Scales(context.instrument(each)));
  }

  private OrderRequest request(OrderTicket ticket, OrderDraft draft, Scales own, long lots)
      throws BadPrice {
    Direction direction = ticket.direction();
    OrderKind kind = kind(draft, direction, own);
    Side side = direction == Direction.BUY ? Side.BUY : Side.SELL;
    OrderRequest request =
        OrderRequest.of(ticket.token(), side, lots, kind)
            .tagged(shortened(draft.tag()))
            .withClientOrderId(ticket.id());
    request =
        draft.life().kind() == Life.Kind.GTD
            ? request.goodTill(draft.life().untilNanos())
            : request.with(timeInForce(draft.life().kind()));
    if (draft.reduceOnly()) {
      request = request.reduceOnly();
    }
    return draft.postOnly() ? request.postOnly() : request;
  }

  private static String shortened(String tag) {
    return tag.length() <= TAG_MAX ? tag : tag.substring(0, TAG_MAX);
  }

  private static TimeInForce timeInForce(Life.Kind kind) {
    return switch (kind) {
      case DAY -> TimeInForce.DAY;
      case GTC -> TimeInForce.GTC;
      case GTD -> TimeInForce.GTD;
      case IOC -> TimeInForce.IOC;
      case FOK -> TimeInForce.FOK;
      case OPG -> TimeInForce.AT_OPEN;
      case CLS -> TimeInForce.AT_CLOSE;
    };
  }

  private OrderKind kind(OrderDraft draft, Direction direction, Scales own) throws BadPrice {
    int limitSide = Scales.limitSide(direction);
    int stopSide = Scales.stopSide(direction);
    return switch (draft.price()) {
      case null -> new OrderKind.Market();
      case PriceSpec.Bare(double price) -> new OrderKind.Limit(ticks(price, limitSide, draft, own));
      case PriceSpec.Limit(double price) ->
          new OrderKind.Limit(ticks(price, limitSide, draft, own));
      case PriceSpec.Stop(double price) ->
          new OrderKind.StopMarket(ticks(price, stopSide, draft, own));
      case PriceSpec.StopLimit(double stop, double limit) ->
          new OrderKind.StopLimit(
              ticks(stop, stopSide, draft, own), ticks(limit, limitSide, draft, own));
      case PriceSpec.TrailBy(double distance) -> trailing(distance(distance, own));
      case PriceSpec.TrailShare(long shareE8) -> trailing(share(shareE8));
      case PriceSpec.TrailTicks(long count) ->
          trailing(count > 0 ? new Trail.Offset.OrderTicks(count) : bad());
      case PriceSpec.TrailRange(int period, double factor) ->
          trailing(distance(factor * ranges.average(own.instrument().token(), period), own));
    };
  }

  private static OrderKind trailing(Trail.Offset offset) {
    return new OrderKind.TrailingStop(Trail.by(offset));
  }

  private static Trail.Offset bad() throws BadPrice {
    throw new BadPrice("bad_price");
  }

  private static Trail.Offset distance(double distance, Scales own) throws BadPrice {
    if (!(distance > 0)) {
      return bad();
    }
    return new Trail.Offset.Price(Math.max(1, own.priceTicks(distance)));
  }

  private static Trail.Offset share(long shareE8) throws BadPrice {
    return shareE8 > 0 && shareE8 < E8 ? new Trail.Offset.Percent(shareE8) : bad();
  }

  private static long ticks(double price, int toward, OrderDraft draft, Scales own)
      throws BadPrice {
    if (!own.isPrice(price)) {
      throw new BadPrice("bad_price");
    }
    if (!draft.snap() && !own.isOnTick(price)) {
      throw new BadPrice("off_tick");
    }
    return own.orderTicks(price, toward);
  }

  void cancel(OrderTicket ticket) {
    Long order = orders.get(ticket);
    if (order != null && ticket.status().isOpen()) {
      context.cancel(order);
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
    Long order = orders.get(ticket);
    if (order == null || !ticket.status().isOpen()) {
      return;
    }
    Scales own = scales(ticket.token());
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
            order,
            replace.lots() == 0 ? own.lots(ticket.units()) : replace.lots(),
            ticksOrZero(limit, Scales.limitSide(ticket.direction()), own),
            ticksOrZero(stop, Scales.stopSide(ticket.direction()), own));
    if (amended) {
      ticket.priced(limit, stop);
    }
  }

  private static long ticksOrZero(double price, int toward, Scales own) {
    return Double.isNaN(price) ? 0 : own.orderTicks(price, toward);
  }

  /// Brings a ticket to where the engine has its order.
  void follow(OrderEventView event) {
    OrderTicket ticket = byOrder.get(event.orderId());
    if (ticket == null) {
      return;
    }
    ticket.resized(scales(event.token()).units(event.lots()));
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
