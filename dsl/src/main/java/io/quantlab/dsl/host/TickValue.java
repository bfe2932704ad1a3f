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
  private static final int BUYER = 0;
  private static final int SELLER = 1;

  TickValue set(int ofSymbol, Scales scales, TickView view) {
    symbol = ofSymbol;
    boolean trade = view.kind() == TickView.Kind.TRADE;
    price = trade ? scales.price(view.priceTicks()) : scales.price(view.twiceMidTicks()) / 2;
    size = scales.units(view.lots());
    epochNanos = view.epochNanos();
    aggressor = trade ? aggressor(view) : NOBODY;
    return this;
  }

  /// Who crossed the spread, by the quote rule: a trade above the middle of the last quote was
  /// bought, one below it sold; the middle itself tells nothing. Source: Lee and Ready, *Inferring
  /// Trade Direction from Intraday Data*, Journal of Finance 46(2), 1991.
  private static int aggressor(TickView view) {
    if (!view.hasBid() || !view.hasAsk() || view.bidTicks() > view.askTicks()) {
      return NOBODY;
    }
    long above = 2 * view.priceTicks() - view.bidTicks() - view.askTicks();
    return above > 0 ? BUYER : above < 0 ? SELLER : NOBODY;
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
