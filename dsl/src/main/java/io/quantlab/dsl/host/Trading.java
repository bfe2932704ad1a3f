package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The desk of a script in the engine: collects what an event asks for, and sends it to the gate
/// when the event is committed.
///
/// Sizes become lots and prices ticks at the call, at the marks of the event; whether the gate lets
/// an order pass is known after the commit.
final class Trading {
  private final StrategyContext context;
  private final Symbols symbols;
  private final OrderIds ids;
  private final Sizes sizes;
  private final Dispatch dispatch;
  private final ScaleTable scales;
  private final Map<Integer, OrderTicket> exits = new HashMap<>();
  private final Map<Integer, OrderTicket> targets = new HashMap<>();
  private List<Command> commands = new ArrayList<>();
  private List<Command> sent = new ArrayList<>();
  private long bar = -1;

  /// What an event asked for.
  sealed interface Command {
    record Send(OrderTicket ticket, OrderDraft draft, List<Leg> legs) implements Command {}

    record Cancel(OrderTicket ticket) implements Command {}

    record Replace(OrderTicket ticket, long lots, double price) implements Command {}

    record CancelAll(int token) implements Command {}

    record OneCancelsOthers(List<OrderTicket> tickets) implements Command {}

    record OneTriggersOther(OrderTicket first, OrderTicket second) implements Command {}
  }

  /// An exit of an order.
  record Leg(OrderTicket ticket, OrderDraft draft) {}

  Trading(
      StrategyContext context,
      Symbols symbols,
      ScaleTable scales,
      OrderIds ids,
      Dispatch dispatch) {
    this.context = context;
    this.symbols = symbols;
    this.scales = scales;
    this.ids = ids;
    this.sizes = new Sizes(context);
    this.dispatch = dispatch;
  }

  /// Begins an event.
  ///
  /// @param barIndex of the newest primary bar, -1 before the first
  void begin(long barIndex) {
    bar = barIndex;
    ids.nextEvent();
    if (!commands.isEmpty()) {
      commands.clear();
    }
  }

  /// Sends what the event asked for.
  void commit() {
    if (commands.isEmpty()) {
      return;
    }
    List<Command> sending = commands;
    commands = sent;
    sent = sending;
    dispatch.send(sending);
    sending.clear();
  }

  void rollback() {
    commands.clear();
  }

  Scales scales(int token) {
    return scales.of(token);
  }

  OrderTicket send(OrderDraft draft) {
    long lots = sizes.lots(draft.quantity(), scales(draft.token()));
    return send(draft, Math.max(0, lots));
  }

  private OrderTicket send(OrderDraft draft, long lots) {
    int token = draft.token();
    double units = scales(token).units(lots);
    OrderTicket ticket = ticket(token, draft, draft.direction(), units, draft.price());
    List<Leg> legs = draft.hasExits() ? legs(ticket, draft, units) : List.of();
    commands.add(new Command.Send(ticket, draft, legs));
    return ticket;
  }

  private List<Leg> legs(OrderTicket ticket, OrderDraft draft, double units) {
    List<Leg> legs = new ArrayList<>();
    for (PriceSpec exit : new PriceSpec[] {draft.take(), draft.protection(), draft.trail()}) {
      if (exit != null) {
        legs.add(leg(ticket, draft.token(), draft, units, exit, exit == draft.take()));
      }
    }
    return legs;
  }

  private OrderTicket ticket(
      int token, OrderDraft draft, Direction direction, double units, PriceSpec price) {
    OrderTicket ticket =
        new OrderTicket(
            ids.next(draft.site()),
            symbols.symbol(token),
            token,
            direction,
            units,
            draft,
            context.epochNanos(),
            bar);
    if (price != null) {
      ticket.priced(limitOf(price), stopOf(price));
    }
    return ticket;
  }

  private Leg leg(
      OrderTicket parent,
      int token,
      OrderDraft draft,
      double units,
      PriceSpec exit,
      boolean isTake) {
    PriceSpec price =
        exit instanceof PriceSpec.Bare(double bare)
            ? isTake ? new PriceSpec.Limit(bare) : new PriceSpec.Stop(bare)
            : exit;
    Direction direction = draft.direction().opposite();
    OrderDraft own =
        new OrderDraft(
            token,
            direction,
            new OrderSize.Units(units),
            price,
            null,
            null,
            null,
            Life.GTC,
            true,
            false,
            draft.snap(),
            draft.tag(),
            draft.site());
    OrderTicket ticket = ticket(token, own, direction, units, price);
    parent.addLeg(ticket);
    return new Leg(ticket, own);
  }

  private static double limitOf(PriceSpec price) {
    return switch (price) {
      case PriceSpec.Bare(double bare) -> bare;
      case PriceSpec.Limit(double limit) -> limit;
      case PriceSpec.StopLimit(double _, double limit) -> limit;
      case PriceSpec.TouchedLimit(double _, double limit) -> limit;
      case null, default -> Double.NaN;
    };
  }

  private static double stopOf(PriceSpec price) {
    return switch (price) {
      case PriceSpec.Stop(double stop) -> stop;
      case PriceSpec.StopLimit(double stop, double _) -> stop;
      case PriceSpec.Touched(double touch) -> touch;
      case PriceSpec.TouchedLimit(double touch, double _) -> touch;
      case null, default -> Double.NaN;
    };
  }

  OrderTicket target(int token, OrderSize wanted, String tag, int site) {
    OrderTicket before = targets.get(token);
    if (before != null && before.status().isOpen()) {
      commands.add(new Command.Cancel(before));
    }
    long missing = sizes.lots(wanted, scales(token)) - context.position(token).lots();
    if (missing == 0) {
      return null;
    }
    Direction direction = missing > 0 ? Direction.BUY : Direction.SELL;
    OrderTicket ticket = send(plain(token, direction, false, tag, site), Math.abs(missing));
    targets.put(token, ticket);
    return ticket;
  }

  /// A market order.
  private static OrderDraft plain(
      int token, Direction direction, boolean reduceOnly, String tag, int site) {
    return new OrderDraft(
        token,
        direction,
        new OrderSize.Whole(),
        null,
        null,
        null,
        null,
        Life.GTC,
        reduceOnly,
        false,
        false,
        tag,
        site);
  }

  OrderTicket exitLimit(OrderDraft draft) {
    int token = draft.token();
    long held = context.position(token).lots();
    OrderTicket before = exits.get(token);
    if (held == 0) {
      cancel(before);
      return null;
    }
    long lots = Math.abs(sizes.lots(draft.quantity(), scales(token)));
    Direction out = held > 0 ? Direction.SELL : Direction.BUY;
    if (before != null && before.status().isOpen() && before.direction() == out) {
      double price = snapped(draft, out, limitOf(draft.price()));
      if (before.limit() != price || before.units() != scales(token).units(lots)) {
        commands.add(new Command.Replace(before, lots, price));
      }
      return before;
    }
    OrderTicket ticket = send(turned(draft, out), lots);
    exits.put(token, ticket);
    return ticket;
  }

  private double snapped(OrderDraft draft, Direction out, double price) {
    Scales own = scales(draft.token());
    return draft.snap() && own.isPrice(price)
        ? own.price(own.orderTicks(price, Scales.limitSide(out)))
        : price;
  }

  private static OrderDraft turned(OrderDraft draft, Direction direction) {
    return new OrderDraft(
        draft.token(),
        direction,
        draft.quantity(),
        draft.price(),
        draft.take(),
        draft.protection(),
        draft.trail(),
        draft.life(),
        draft.reduceOnly(),
        draft.postOnly(),
        draft.snap(),
        draft.tag(),
        draft.site());
  }

  void oneCancelsOthers(List<OrderTicket> orders) {
    commands.add(new Command.OneCancelsOthers(List.copyOf(orders)));
  }

  void oneTriggersOther(OrderTicket first, OrderTicket second) {
    commands.add(new Command.OneTriggersOther(first, second));
  }

  void cancel(OrderTicket order) {
    if (order != null && order.status().isOpen()) {
      commands.add(new Command.Cancel(order));
    }
  }

  void replace(OrderTicket order, OrderSize quantity, double price) {
    if (order == null || !order.status().isOpen()) {
      return;
    }
    Scales own = scales(order.token());
    long lots = quantity == null ? own.lots(order.units()) : Math.abs(sizes.lots(quantity, own));
    commands.add(new Command.Replace(order, lots, price));
  }

  void cancelAll(int token) {
    commands.add(new Command.CancelAll(token));
  }

  void flatten(int token, int site) {
    close(token, "", site);
  }

  void closeAll(String tag, int site) {
    for (int i = 0; i < context.tokenCount(); i++) {
      close(context.token(i), tag, site);
    }
  }

  private void close(int token, String tag, int site) {
    long held = context.position(token).lots();
    if (held != 0) {
      Direction out = held > 0 ? Direction.SELL : Direction.BUY;
      send(plain(token, out, true, tag, site), Math.abs(held));
    }
  }
}
