package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.TickView;

/// `tick`: a trade or quote as a script sees it; one object is used again and again.
///
/// It reads the engine's tick while the event lasts: what a script does not read is never made a
/// number.
final class TickValue implements EngineValue {
  private static final Members MEMBERS = Members.of("tick");
  private static final int PRICE = MEMBERS.number("price");
  private static final int SIZE = MEMBERS.number("size");
  private static final int SYMBOL = MEMBERS.number("symbol");
  private static final int TIME = MEMBERS.number("time");

  private static final int NOBODY = -1;
  private static final int BUYER = 0;
  private static final int SELLER = 1;

  private int symbol;
  private Scales scales;
  private TickView view;

  /// @param ofEngine valid as long as the event
  TickValue set(int ofSymbol, Scales own, TickView ofEngine) {
    symbol = ofSymbol;
    scales = own;
    view = ofEngine;
    return this;
  }

  /// Who crossed the spread, by the quote rule: a trade above the middle of the last quote was
  /// bought, one below it sold; the middle itself tells nothing. Source: Lee and Ready, *Inferring
  /// Trade Direction from Intraday Data*, Journal of Finance 46(2), 1991.
  private int aggressor() {
    boolean quoted = view.kind() == TickView.Kind.TRADE && view.hasBid() && view.hasAsk();
    if (!quoted || view.bidTicks() > view.askTicks()) {
      return NOBODY;
    }
    long above = 2 * view.priceTicks() - view.bidTicks() - view.askTicks();
    return above > 0 ? BUYER : above < 0 ? SELLER : NOBODY;
  }

  @Override
  public EngineValue kept() {
    return new Kept(symbol, number(PRICE), number(SIZE), view.epochNanos(), aggressor());
  }

  @Override
  public double number(int member) {
    if (member == PRICE) {
      return view.kind() == TickView.Kind.TRADE
          ? scales.price(view.priceTicks())
          : scales.price(view.twiceMidTicks()) / 2;
    }
    if (member == SIZE) {
      return scales.units(view.lots());
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public long whole(int member) {
    if (member == TIME) {
      return view.epochNanos();
    }
    if (member == SYMBOL) {
      return symbol;
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public Object value(int member) {
    return aggressor(member, aggressor());
  }

  private static Object aggressor(int member, int side) {
    if (MEMBERS.name(member).equals("aggressor")) {
      return side == NOBODY ? null : (Object) (long) side;
    }
    throw MEMBERS.absent(member);
  }

  /// A tick that a script keeps.
  private record Kept(int symbol, double price, double size, long epochNanos, int side)
      implements EngineValue {
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
      return aggressor(member, side);
    }
  }
}
