package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.market.TickView;

/// `tick`: a trade or quote as a script sees it; one object is used again and again.
///
/// It keeps the counts of the engine: what a script does not read is never made a number.
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
  private boolean trade;
  private long ticks;
  private long lots;
  private long epochNanos;
  private boolean quoted;
  private long bidTicks;
  private long askTicks;

  TickValue set(int ofSymbol, Scales own, TickView view) {
    symbol = ofSymbol;
    scales = own;
    trade = view.kind() == TickView.Kind.TRADE;
    ticks = trade ? view.priceTicks() : view.twiceMidTicks();
    lots = view.lots();
    epochNanos = view.epochNanos();
    quoted = trade && view.hasBid() && view.hasAsk();
    if (quoted) {
      bidTicks = view.bidTicks();
      askTicks = view.askTicks();
    }
    return this;
  }

  /// Who crossed the spread, by the quote rule: a trade above the middle of the last quote was
  /// bought, one below it sold; the middle itself tells nothing. Source: Lee and Ready, *Inferring
  /// Trade Direction from Intraday Data*, Journal of Finance 46(2), 1991.
  private int aggressor() {
    if (!quoted || bidTicks > askTicks) {
      return NOBODY;
    }
    long above = 2 * ticks - bidTicks - askTicks;
    return above > 0 ? BUYER : above < 0 ? SELLER : NOBODY;
  }

  @Override
  public EngineValue kept() {
    TickValue copy = new TickValue();
    copy.symbol = symbol;
    copy.scales = scales;
    copy.trade = trade;
    copy.ticks = ticks;
    copy.lots = lots;
    copy.epochNanos = epochNanos;
    copy.quoted = quoted;
    copy.bidTicks = bidTicks;
    copy.askTicks = askTicks;
    return copy;
  }

  @Override
  public double number(int member) {
    if (member == PRICE) {
      return trade ? scales.price(ticks) : scales.price(ticks) / 2;
    }
    if (member == SIZE) {
      return scales.units(lots);
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
      int own = aggressor();
      return own == NOBODY ? null : (Object) (long) own;
    }
    throw MEMBERS.absent(member);
  }
}
