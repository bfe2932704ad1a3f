package io.quantlab.engine.execution;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthView;

/// A top of book as an order book of one level a side: what quotes show. A side the last quote did
/// not show has none.
final class TopDepth implements DepthView {
  private TopOfBook top;

  TopDepth of(TopOfBook shown) {
    top = shown;
    return this;
  }

  @Override
  public boolean hasBid() {
    return top.showsBid();
  }

  @Override
  public boolean hasAsk() {
    return top.showsAsk();
  }

  @Override
  public long bidTicks() {
    return top.bidTicks();
  }

  @Override
  public long askTicks() {
    return top.askTicks();
  }

  @Override
  public long bidLots() {
    return hasBid() ? top.bidLots() : 0;
  }

  @Override
  public long askLots() {
    return hasAsk() ? top.askLots() : 0;
  }

  @Override
  public long lotsAt(BookSide side, long priceTicks) {
    return switch (side) {
      case BID -> hasBid() && priceTicks == bidTicks() ? bidLots() : 0;
      case ASK -> hasAsk() && priceTicks == askTicks() ? askLots() : 0;
    };
  }

  @Override
  public int levels(BookSide side) {
    return switch (side) {
      case BID -> hasBid() ? 1 : 0;
      case ASK -> hasAsk() ? 1 : 0;
    };
  }

  @Override
  public int best(BookSide side, int count, long[] priceTicks, long[] lots) {
    if (levels(side) == 0 || count == 0 || priceTicks.length == 0 || lots.length == 0) {
      return 0;
    }
    priceTicks[0] = side == BookSide.BID ? bidTicks() : askTicks();
    lots[0] = side == BookSide.BID ? bidLots() : askLots();
    return 1;
  }
}
