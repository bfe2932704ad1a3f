package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.TickView;

/// `tick`: a trade or quote as a script sees it; one object is used again and again.
final class TickValue implements EngineValue {
  private static final Members MEMBERS = Members.of("tick");
  private static final int PRICE = MEMBERS.number("price");
  private static final int SIZE = MEMBERS.number("size");
  private static final int SYMBOL = MEMBERS.number("symbol");
  private static final int TIME = MEMBERS.number("time");

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
    if (member == PRICE) {
      return price;
    }
    if (member == SIZE) {
      return size;
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public long whole(int member) {
    if (member == TIME) {
      return epochNanos;
    }
    if (member == SYMBOL) {
      return symbol;
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public Object value(int member) {
    if (MEMBERS.name(member).equals("aggressor")) {
      return aggressor == NOBODY ? null : (Object) (long) aggressor;
    }
    throw MEMBERS.absent(member);
  }
}
