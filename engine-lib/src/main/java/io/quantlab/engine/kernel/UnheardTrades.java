package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;

/// Trades no strategy hears: they mark a position, and that is all. [StrategyLoop] takes them a
/// piece at a time, together where it can.
///
/// Hot; benchmark `bench`, row `ticks-to-bars`.
final class UnheardTrades {
  private UnheardTrades() {}

  /// Takes rows in one step, when their lowest and highest price concern no order and move no peak,
  /// trough or excursion: the last price then stands for all. Else does nothing and answers false.
  static boolean inOne(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane lane = kernel.lanes[0];
    Holding holding = lane.holdings[state.slot];
    TradeSpan span = state.span;
    span.read(from, to);
    long low = span.lowestTicks();
    long high = span.highestTicks();
    long last = block.column(1)[to - 1];
    boolean quiet = !kernel.workWaiting && !state.band.hitRange(low, high);
    if (!quiet || !lane.account.markRange(holding, low, high, last)) {
      return false;
    }
    state.trade.at(to - 1, last);
    state.top.last(last);
    return true;
  }

  /// Marks row by row until a price reaches the trigger band, something waits, or the rows end.
  /// Returns the first row not handled.
  static int oneByOne(
      Kernel kernel,
      Lane lane,
      TokenState state,
      Holding holding,
      long[] prices,
      int from,
      int to) {
    PriceWatch watch = state.watch;
    int i = from;
    while (i < to && !kernel.workWaiting) {
      long price = prices[i];
      if (price <= watch.low() || price >= watch.high()) {
        if (state.band.hit(price)) {
          break;
        }
        state.trade.at(i, price);
        watch.mark(lane.account, holding, state.band, price);
      }
      i++;
    }
    if (i > from) {
      state.trade.at(i - 1, prices[i - 1]);
      holding.note(prices[i - 1]);
    }
    if (holding.isOpen()) {
      PriceWatch.widen(holding, prices, from, i);
    }
    return i;
  }
}
