package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.MarginRules;

/// The hot loop over quotes: per row the top of book, the trigger band, the mark, the strategy
/// (engine contract T-6).
///
/// Defined anew for every strategy class and run in stretches, as [StrategyLoop] is.
final class StrategyQuoteLoop implements RowLoop {
  StrategyQuoteLoop() {}

  @Override
  public void rows(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    long[] stamps = block.column(0);
    state.quote.bind(block);
    int from = batch.from();
    while (from < batch.to() && !kernel.stopped) {
      if (stamps[from] >= kernel.fireAt) {
        kernel.fireBefore(stamps[from], Agenda.RANK_MARKET);
        continue;
      }
      int to = Stretches.end(stamps, from, batch.to(), kernel.fireAt);
      state.quote.row(from);
      kernel.time.follow(state.quote, stamps[from]);
      from = quotes(kernel, state, block, from, to);
      kernel.time.unfollow(stamps[from - 1]);
    }
  }

  private static int quotes(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane[] lanes = kernel.lanes;
    boolean checks = kernel.margins.checks(MarginRules.Check.EACH_MARK);
    TopOfBook top = state.top;
    long[] bids = block.column(1);
    long[] bidLots = block.column(2);
    long[] asks = block.column(3);
    long[] askLots = block.column(4);
    long[] flags = block.column(5);
    for (int i = from; i < to; i++) {
      state.quote.row(i);
      long bits = flags[i];
      if ((bits & Flags.NO_BID) == 0) {
        top.bid(bids[i], bidLots[i]);
      } else {
        top.noBid();
      }
      if ((bits & Flags.NO_ASK) == 0) {
        top.ask(asks[i], askLots[i]);
      } else {
        top.noAsk();
      }
      boolean hit = state.band.hitQuote(top.bidTicks(), top.askTicks());
      if (hit) {
        kernel.matching.quote(state);
      }
      for (Lane lane : lanes) {
        Holding holding = lane.holdings[state.slot];
        kernel.marking.mark(lane, holding, closingSide(holding, top));
      }
      boolean scheduled = state.built.length > 0 && buildQuotes(kernel, state, block, i);
      if (hit) {
        kernel.round.tell();
      }
      for (int k = 0; k < lanes.length && !kernel.stopped; k++) {
        tick(kernel, lanes[k], state.quote);
      }
      boolean lookUp = kernel.workWaiting && kernel.round.settle();
      if (checks && !kernel.stopped) {
        lookUp |= kernel.margins.check();
      }
      if (lookUp || kernel.stopped || scheduled) {
        return i + 1;
      }
    }
    return to;
  }

  private static void tick(Kernel kernel, Lane lane, QuoteCursor row) {
    if (!lane.hearsTicks()) {
      return;
    }
    try {
      lane.strategy.onTick(row);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onTick", e);
    }
  }

  private static boolean buildQuotes(Kernel kernel, TokenState state, RowBlock b, int i) {
    boolean scheduled = false;
    for (BuiltBars bars : state.built) {
      if (!bars.onTrades()) {
        long end =
            bars.quote(
                b.column(0)[i],
                b.column(1)[i],
                b.column(2)[i],
                b.column(3)[i],
                b.column(4)[i],
                b.column(5)[i]);
        scheduled |= kernel.bars.schedule(bars, end);
      }
    }
    return scheduled;
  }

  /// A long position is worth its bid, a short one its ask; a missing side is the other one.
  private static long closingSide(Holding holding, TopOfBook top) {
    boolean bid = holding.lots() < 0 ? !top.hasAsk() : top.hasBid();
    return bid ? top.bidTicks() : top.askTicks();
  }
}
