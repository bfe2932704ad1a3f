package io.quantlab.dsl.host;

import io.quantlab.dsl.host.OrderDraft.Direction;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Price;
import io.quantlab.dsl.runtime.Quantity;
import java.util.ArrayList;
import java.util.List;

/// Reads the calls of scripts that trade (wick.md 8.2): arguments by name, to the desk.
final class OrderCalls {
  private final Trading desk;
  private final Symbols symbols;

  OrderCalls(Trading desk, Symbols symbols) {
    this.desk = desk;
    this.symbols = symbols;
  }

  /// Does what a call asks for; the ticket it gives, `null` for none.
  OrderTicket call(Outbox.Request request) {
    Call call = new Call(request);
    return switch (request.outside().function()) {
      case "buy" -> desk.send(simple(call, Direction.BUY));
      case "sell" -> desk.send(simple(call, Direction.SELL));
      case "target" ->
          desk.target(call.symbol("symbol"), call.quantity("qty"), call.text("tag"), call.site());
      case "exit_limit" -> desk.exitLimit(exit(call));
      case "bracket", "order.bracket" -> desk.send(bracket(call));
      case "order.market" -> desk.send(explicit(call, null));
      case "order.limit" -> desk.send(explicit(call, new PriceSpec.Limit(call.number("price"))));
      case "order.stop" -> desk.send(explicit(call, new PriceSpec.Stop(call.number("price"))));
      case "order.stop_limit" ->
          desk.send(
              explicit(call, new PriceSpec.StopLimit(call.number("stop"), call.number("limit"))));
      case "order.trailing" -> desk.send(explicit(call, trail(call.price("trail"))));
      case "oco", "order.oco" -> {
        desk.oneCancelsOthers(call.tickets());
        yield null;
      }
      case "oto", "order.oto" -> {
        desk.oneTriggersOther(call.ticket("a"), call.ticket("b"));
        yield null;
      }
      case "cancel" -> {
        desk.cancel(call.ticket("o"));
        yield null;
      }
      case "replace" -> {
        desk.replace(call.ticket("o"), call.quantity("qty"), call.number("price"));
        yield null;
      }
      case "cancel_all" -> {
        desk.cancelAll(call.has("symbol") ? call.symbol("symbol") : Symbols.ALL);
        yield null;
      }
      case "flatten" -> {
        desk.flatten(call.symbol("symbol"), call.site());
        yield null;
      }
      case "close_all" -> {
        desk.closeAll(call.text("tag"), call.site());
        yield null;
      }
      default -> null;
    };
  }

  private OrderDraft simple(Call call, Direction direction) {
    PriceSpec limit = call.has("limit") ? new PriceSpec.Limit(call.number("limit")) : null;
    PriceSpec price = limit;
    if (call.has("stop")) {
      price =
          limit == null
              ? new PriceSpec.Stop(call.number("stop"))
              : new PriceSpec.StopLimit(call.number("stop"), call.number("limit"));
    }
    return new OrderDraft(
        call.symbol("symbol"),
        direction,
        call.quantity("qty"),
        price,
        call.price("take"),
        call.price("stop_loss"),
        call.has("trail") ? trail(call.price("trail")) : null,
        call.life(),
        call.flag("reduce_only"),
        call.flag("post_only"),
        call.flag("snap"),
        call.text("tag"),
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
        call.symbol("sym"),
        Direction.values()[(int) call.whole("side")],
        call.quantity("qty"),
        price,
        null,
        null,
        null,
        call.life(),
        call.flag("reduce_only"),
        call.flag("post_only"),
        call.flag("snap"),
        call.text("tag"),
        call.site());
  }

  private OrderDraft bracket(Call call) {
    return new OrderDraft(
        call.symbol("sym"),
        Direction.values()[(int) call.whole("side")],
        call.quantity("qty"),
        call.price("entry"),
        call.price("take"),
        call.price("stop"),
        null,
        call.life(),
        false,
        false,
        call.flag("snap"),
        call.text("tag"),
        call.site());
  }

  private OrderDraft exit(Call call) {
    OrderSize quantity = call.quantity("qty");
    return new OrderDraft(
        call.symbol("symbol"),
        Direction.SELL,
        quantity == null ? new OrderSize.Whole() : quantity,
        new PriceSpec.Limit(call.number("price")),
        null,
        null,
        null,
        Life.GTC,
        !call.has("reduce_only") || call.flag("reduce_only"),
        false,
        call.flag("snap"),
        call.text("tag"),
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

    Call(Outbox.Request request) {
      this.request = request;
    }

    int site() {
      return request.outside().site();
    }

    Object get(String name) {
      return request.outside().names().contains(name) ? request.argument(name) : null;
    }

    boolean has(String name) {
      return get(name) != null;
    }

    double number(String name) {
      return get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    long whole(String name) {
      return get(name) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String name) {
      return whole(name) != 0;
    }

    String text(String name) {
      return get(name) instanceof String text ? text : "";
    }

    /// The engine's token; that of the primary symbol when none is given.
    int symbol(String name) {
      return symbols.token(get(name) instanceof Number symbol ? symbol.longValue() : 0);
    }

    /// A bare number is units.
    OrderSize quantity(String name) {
      return switch (get(name)) {
        case Quantity quantity -> size(quantity);
        case Number units -> new OrderSize.Units(units.doubleValue());
        case null, default -> null;
      };
    }

    /// A bare number is a limit, as far as its place does not say otherwise.
    PriceSpec price(String name) {
      return switch (get(name)) {
        case Price price -> spec(price);
        case Number number -> new PriceSpec.Bare(number.doubleValue());
        case null, default -> null;
      };
    }

    Life life() {
      return has("tif") ? Life.of(whole("tif")) : Life.GTC;
    }

    OrderTicket ticket(String name) {
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
