package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.portfolio.Holding;

/// A trade in the source's block. The loop hands its price over, so that reading it back costs
/// nothing.
///
/// As a run it moves on by itself while prices stay within a [PriceWatch]: all there is to do at
/// such a trade is to note the mark.
final class TradeCursor extends TickCursor implements TickRun {
  private long price;
  private Kernel kernel;
  private Holding holding;
  private long[] prices;
  private long low;
  private long high;
  private int end;

  TradeCursor(int token, TopOfBook top) {
    super(token, top);
  }

  /// Moves to a row whose price the caller has read.
  void at(int index, long priceTicks) {
    row = index;
    price = priceTicks;
  }

  /// Lets the strategy move on from the row at hand to rows before `to` whose prices a watch lets
  /// pass, until it has sent something.
  void run(Kernel of, Holding marked, PriceWatch watch, long[] ticks, int to) {
    kernel = of;
    holding = marked;
    prices = ticks;
    low = watch.low();
    high = watch.high();
    end = to;
  }

  /// The strategy's turn is over: nobody moves the row any more.
  void endRun() {
    end = 0;
  }

  @Override
  public boolean next() {
    int i = row + 1;
    if (i >= end || kernel.workWaiting) {
      return false;
    }
    long ticks = prices[i];
    if (ticks <= low || ticks >= high) {
      return false;
    }
    at(i, ticks);
    holding.note(ticks);
    return true;
  }

  @Override
  public Kind kind() {
    return Kind.TRADE;
  }

  @Override
  public long priceTicks() {
    return price;
  }

  @Override
  public long twiceMidTicks() {
    return 2 * price;
  }

  @Override
  public long lots() {
    return block.column(2)[row];
  }

  @Override
  public long flags() {
    return block.column(3)[row];
  }
}
