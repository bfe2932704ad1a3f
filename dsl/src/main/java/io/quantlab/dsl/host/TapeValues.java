package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.runtime.ArrayValue;

/// Orders, positions and symbols of a recorded account as a rule sees them.
final class TapeValues {
  private static final Members ORDER = Members.of("order");
  private static final Members POSITION = Members.of("position");
  private static final Members SYMBOL = Members.of(Type.Basic.SYMBOL);

  private TapeValues() {}

  /// `order`.
  ///
  /// @param symbol the rule's token
  /// @param status pending while it is asked about, else working
  record Order(TapeBook.Order order, long symbol, long createdNanos, OrderTicket.Status status)
      implements EngineValue {
    @Override
    public double number(int member) {
      return switch (ORDER.name(member)) {
        case "qty", "remaining" -> order.units();
        case "signed_qty" -> order.signed();
        case "filled" -> 0;
        case "avg_price" -> Double.NaN;
        case "limit" -> order.limit();
        case "stop" -> order.stop();
        default -> throw ORDER.absent(member);
      };
    }

    @Override
    public long whole(int member) {
      return switch (ORDER.name(member)) {
        case "symbol" -> symbol;
        case "side" -> order.side().ordinal();
        case "tif" -> Life.GTC.value();
        case "state" -> status.ordinal();
        case "is_open" -> 1;
        case "created" -> createdNanos;
        case "bar" -> -1;
        case "reduce_only" -> order.effect() == TapeBook.Effect.REDUCES ? 1 : 0;
        default -> throw ORDER.absent(member);
      };
    }

    @Override
    public Object value(int member) {
      return switch (ORDER.name(member)) {
        case "id" -> order.id();
        case "tag" -> order.tag();
        case "reason" -> null;
        case "legs" -> ArrayValue.ofRefs();
        default -> throw ORDER.absent(member);
      };
    }
  }

  /// `position`.
  ///
  /// @param symbol the rule's token
  record Position(TapeBook.Held held, long symbol) implements EngineValue {
    @Override
    public double number(int member) {
      return switch (POSITION.name(member)) {
        case "qty" -> held.units();
        case "avg_price" -> held.units() == 0 ? Double.NaN : held.averagePrice();
        default -> 0;
      };
    }

    @Override
    public long whole(int member) {
      return switch (POSITION.name(member)) {
        case "symbol" -> symbol;
        case "flat" -> held.units() == 0 ? 1 : 0;
        case "long" -> held.units() > 0 ? 1 : 0;
        case "short" -> held.units() < 0 ? 1 : 0;
        case "value" -> money(held.mark());
        case "unrealized" -> money(held.mark() - held.averagePrice());
        default -> 0;
      };
    }

    private long money(double perUnit) {
      return held.units() == 0 ? 0 : AccountTape.e8(held.units() * perUnit * held.multiplier());
    }

    @Override
    public Object value(int member) {
      return POSITION.name(member).equals("tag") ? "" : null;
    }
  }

  /// `symbol(x)`: a tape knows the name alone.
  record Symbol(String name) implements EngineValue {
    @Override
    public double number(int member) {
      return Double.NaN;
    }

    @Override
    public long whole(int member) {
      return 0;
    }

    @Override
    public Object value(int member) {
      return switch (SYMBOL.name(member)) {
        case "name", "description" -> name;
        case "expiry", "underlying", "days_left" -> null;
        default -> "";
      };
    }
  }
}
