package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.TickView;

/// `tick`: a trade or quote as a script sees it; one object is used again and again.
final class TickValue implements EngineValue {
  private static final Members MEMBERS = Members.of("tick");

  private int symbol;
  private double price;
  private double size;
  private long epochNanos;
  private int aggressor = NOBODY;

  private static final int NOBODY = -1;

  /// Who crossed the spread is not in the data: it is nobody's side.
  TickValue set(int ofSymbol, Scales scales, TickView view) {
    symbol = ofSymbol;
    boolean trade = view.kind() == TickView.Kind.TRADE;
    price = trade ? scales.price(view.priceTicks()) : scales.price(view.twiceMidTicks()) / 2;
    size = scales.units(view.lots());
    epochNanos = view.epochNanos();
    aggressor = NOBODY;
    return this;
  }

  @Override
  public EngineValue kept() {
    TickValue copy = new TickValue();
    copy.symbol = symbol;
    copy.price = price;
    copy.size = size;
    copy.epochNanos = epochNanos;
    copy.aggressor = aggressor;
    return copy;
  }

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "price" -> price;
      case "size" -> size;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "time" -> epochNanos;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    if (MEMBERS.name(member).equals("aggressor")) {
      return aggressor == NOBODY ? null : (Object) (long) aggressor;
    }
    throw MEMBERS.absent(member);
  }
}
