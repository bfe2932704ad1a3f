package io.quantlab.dsl.host;

import io.quantlab.dsl.host.CallShape.Argument;
import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Outside;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Price;
import io.quantlab.dsl.runtime.Quantity;
import io.quantlab.engine.order.OrderTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the calls of scripts that trade (wick.md 8.2): arguments by name, to the desk.
final class OrderCalls {
  private final Trading desk;
  private final Symbols symbols;
  private CallShape[] shapes = new CallShape[16];

  OrderCalls(Trading desk, Symbols symbols) {
    this.desk = desk;
    this.symbols = symbols;
  }

  /// Does what a call asks for; the ticket it gives, `null` for none.
  OrderTicket call(Outbox.Request request) {
    Call call = new Call(request, shape(request.outside()));
    return switch (request.outside().function()) {
      case "buy" -> desk.send(simple(call, Direction.BUY));
      case "sell" -> desk.send(simple(call, Direction.SELL));
      case "target" ->
          desk.target(
              call.symbol(Argument.SYMBOL),
              call.quantity(Argument.QTY),
              call.text(Argument.TAG),
              call.site());
      case "exit_limit" -> desk.exitLimit(exit(call));
      case "bracket", "order.bracket" -> desk.send(bracket(call));
      case "order.market" -> desk.send(explicit(call, null));
      case "order.limit" ->
          desk.send(explicit(call, new PriceSpec.Limit(call.number(Argument.PRICE))));
      case "order.stop" ->
          desk.send(explicit(call, new PriceSpec.Stop(call.number(Argument.PRICE))));
      case "order.stop_limit" ->
          desk.send(
              explicit(
                  call,
                  new PriceSpec.StopLimit(
                      call.number(Argument.STOP), call.number(Argument.LIMIT))));
      case "order.touched" ->
          desk.send(explicit(call, new PriceSpec.Touched(call.number(Argument.PRICE))));
      case "order.touched_limit" ->
          desk.send(
              explicit(
                  call,
                  new PriceSpec.TouchedLimit(
                      call.number(Argument.TOUCH), call.number(Argument.LIMIT))));
      case "order.trailing" -> desk.send(explicit(call, trail(call.price(Argument.TRAIL))));
      case "oco", "order.oco" -> {
        desk.oneCancelsOthers(call.tickets());
        yield null;
      }
      case "oto", "order.oto" -> {
        desk.oneTriggersOther(call.ticket(Argument.FIRST), call.ticket(Argument.SECOND));
        yield null;
      }
      case "cancel" -> {
        desk.cancel(call.ticket(Argument.ORDER));
        yield null;
      }
      case "replace" -> {
        desk.replace(
            call.ticket(Argument.ORDER), call.quantity(Argument.QTY), call.number(Argument.PRICE));
        yield null;
      }
      case "cancel_all" -> {
        desk.cancelAll(call.has(Argument.SYMBOL) ? call.symbol(Argument.SYMBOL) : Symbols.ALL);
        yield null;
      }
      case "flatten" -> {
        desk.flatten(call.symbol(Argument.SYMBOL), call.site());
        yield null;
      }
      case "close_all" -> {
        desk.closeAll(call.text(Argument.TAG), call.site());
        yield null;
      }
      default -> null;
    };
  }

  private CallShape shape(Outside call) {
    int site = call.site();
    if (site >= shapes.length) {
      shapes = Arrays.copyOf(shapes, Math.max(site + 1, 2 * shapes.length));
    }
    CallShape known = shapes[site];
    if (known == null || !known.isOf(call)) {
      known = new CallShape(call);
      shapes[site] = known;
    }
    return known;
  }

  private OrderDraft simple(Call call, Direction direction) {
    PriceSpec limit =
        call.has(Argument.LIMIT) ? new PriceSpec.Limit(call.number(Argument.LIMIT)) : null;
    PriceSpec price = limit;
    if (call.has(Argument.STOP)) {
      price =
          limit == null
              ? new PriceSpec.Stop(call.number(Argument.STOP))
              : new PriceSpec.StopLimit(call.number(Argument.STOP), call.number(Argument.LIMIT));
    }
    return new OrderDraft(
        call.symbol(Argument.SYMBOL),
        direction,
        call.quantity(Argument.QTY),
        price,
        call.price(Argument.TAKE),
        call.price(Argument.STOP_LOSS),
        call.has(Argument.TRAIL) ? trail(call.price(Argument.TRAIL)) : null,
        call.life(),
        call.flag(Argument.REDUCE_ONLY),
        call.flag(Argument.POST_ONLY),
        call.flag(Argument.SNAP),
        call.text(Argument.TAG),
        call.site());
  }

  /// A bare number behind `trail` is a distance.
  private static PriceSpec trail(PriceSpec given) {
    return given instanceof PriceSpec.Bare(double distance)
        ? new PriceSpec.TrailBy(distance)
        : given;
  }

  private OrderDraft explicit(Call call, PriceSpec price) {
    return new OrderDraft(
        call.symbol(Argument.SYM),
        Direction.values()[(int) call.whole(Argument.SIDE)],
        call.quantity(Argument.QTY),
        price,
        null,
        null,
        null,
        call.life(),
        call.flag(Argument.REDUCE_ONLY),
        call.flag(Argument.POST_ONLY),
        call.flag(Argument.SNAP),
        call.text(Argument.TAG),
        call.site(),
        OrderTerms.Source.values()[(int) call.whole(Argument.TRIGGER)],
        call.number(Argument.SHOW));
  }

  private OrderDraft bracket(Call call) {
    return new OrderDraft(
        call.symbol(Argument.SYM),
        Direction.values()[(int) call.whole(Argument.SIDE)],
        call.quantity(Argument.QTY),
        call.price(Argument.ENTRY),
        call.price(Argument.TAKE),
        call.price(Argument.STOP),
        null,
        call.life(),
        false,
        false,
        call.flag(Argument.SNAP),
        call.text(Argument.TAG),
        call.site());
  }

  private OrderDraft exit(Call call) {
    OrderSize quantity = call.quantity(Argument.QTY);
    return new OrderDraft(
        call.symbol(Argument.SYMBOL),
        Direction.SELL,
        quantity == null ? new OrderSize.Whole() : quantity,
        new PriceSpec.Limit(call.number(Argument.PRICE)),
        null,
        null,
        null,
        Life.GTC,
        !call.has(Argument.REDUCE_ONLY) || call.flag(Argument.REDUCE_ONLY),
        false,
        call.flag(Argument.SNAP),
        call.text(Argument.TAG),
        call.site());
  }

  static OrderSize size(Quantity quantity) {
    return switch (quantity.unit()) {
      case SHARES, UNITS -> new OrderSize.Units(quantity.amount());
      case CONTRACTS -> new OrderSize.Contracts(quantity.amount());
      case CASH -> new OrderSize.Cash(quantity.valueE8()).times(quantity.amount());
      case EQUITY -> new OrderSize.EquityShare(quantity.valueE8(), quantity.amount());
      case RISK ->
          new OrderSize.Risk(
              quantity.valueE8(), quantity.entry(), quantity.stop(), quantity.amount());
    };
  }

  private static PriceSpec spec(Price price) {
    return switch (price.kind()) {
      case LIMIT -> new PriceSpec.Bare(price.value());
      case STOP -> new PriceSpec.Stop(price.value());
      case STOP_LIMIT -> new PriceSpec.StopLimit(price.value(), price.second());
      case TRAIL -> new PriceSpec.TrailBy(price.value());
      case TRAIL_RATIO -> new PriceSpec.TrailShare(Math.round(price.value() * 1e8));
      case TRAIL_TICKS -> new PriceSpec.TrailTicks((long) price.value());
      case TRAIL_RANGES -> new PriceSpec.TrailRange((int) price.second(), price.value());
    };
  }

  /// The arguments of one call; those that are not given have the default of the catalogue.
  private final class Call {
    private final Outbox.Request request;
    private final CallShape shape;

    Call(Outbox.Request request, CallShape shape) {
      this.request = request;
      this.shape = shape;
    }

    int site() {
      return request.outside().site();
    }

    Object get(Argument name) {
      return shape.get(request.arguments(), name);
    }

    boolean has(Argument name) {
      return get(name) != null;
    }

    double number(Argument name) {
      return get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    long whole(Argument name) {
      return get(name) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(Argument name) {
      return whole(name) != 0;
    }

    String text(Argument name) {
      return get(name) instanceof String text ? text : "";
    }

    /// The engine's token; that of the primary symbol when none is given.
    int symbol(Argument name) {
      return symbols.token(get(name) instanceof Number symbol ? symbol.longValue() : 0);
    }

    /// A bare number is units.
    OrderSize quantity(Argument name) {
      return switch (get(name)) {
        case Quantity quantity -> size(quantity);
        case Number units -> new OrderSize.Units(units.doubleValue());
        case null, default -> null;
      };
    }

    /// A bare number is a limit, as far as its place does not say otherwise.
    PriceSpec price(Argument name) {
      return switch (get(name)) {
        case Price price -> spec(price);
        case Number number -> new PriceSpec.Bare(number.doubleValue());
        case null, default -> null;
      };
    }

    Life life() {
      return has(Argument.TIF) ? Life.of(whole(Argument.TIF)) : Life.GTC;
    }

    OrderTicket ticket(Argument name) {
      return get(name) instanceof OrderTicket ticket ? ticket : null;
    }

    List<OrderTicket> tickets() {
      List<OrderTicket> tickets = new ArrayList<>();
      for (Object each : request.arguments()) {
        if (each instanceof OrderTicket ticket) {
          tickets.add(ticket);
        } else if (each instanceof ArrayValue array) {
          for (int i = 0; i < array.size(); i++) {
            tickets.add((OrderTicket) array.at(i));
          }
        }
      }
      return tickets;
    }
  }
}
