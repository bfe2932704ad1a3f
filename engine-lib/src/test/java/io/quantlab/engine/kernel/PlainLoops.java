package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;

/// The inner loops as T-6 and T-11 tell them, one row after the other and every step of each: the
/// slow twins of [StrategyLoop], [StrategyQuoteLoop] and [StrategyBarLoop].
public final class PlainLoops implements Loops {
  private final TradeSpan one = new TradeSpan();

  private PlainLoops() {}

  /// Lets a kernel that has not run yet use them.
  public static void replace(Kernel kernel) {
    kernel.loops(new PlainLoops());
  }

  @Override
  public RowLoop trades() {
    return this::trades;
  }

  @Override
  public RowLoop quotes() {
    return this::quotes;
  }

  @Override
  public RowLoop bars() {
    return this::bars;
  }

  private void trades(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    state.trade.bind(block);
    for (int i = batch.from(); i < batch.to(); i++) {
      if (!begin(kernel, block.column(0)[i])) {
        return;
      }
      long price = block.column(1)[i];
      state.trade.at(i, price);
      boolean hit = state.band.hit(price);
      if (hit) {
        kernel.matching.trade(state, block, i);
      }
      for (Lane lane : kernel.lanes) {
        lane.account.mark(lane.holdings[state.slot], price);
      }
      state.top.last(price);
      if (state.built.length > 0) {
        one.bind(block, i, i + 1);
        one.read(i, i + 1);
        kernel.bars.turn(state.built, block.column(0)[i]);
        kernel.bars.add(state.built, one);
      }
      end(kernel, state.trade, hit);
    }
  }

  private void quotes(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    state.quote.bind(block);
    for (int i = batch.from(); i < batch.to(); i++) {
      if (!begin(kernel, block.column(0)[i])) {
        return;
      }
      state.quote.row(i);
      top(state.top, block, i);
      boolean hit = state.band.hitQuote(state.top.bidTicks(), state.top.askTicks());
      if (hit) {
        kernel.matching.quote(state);
      }
      for (Lane lane : kernel.lanes) {
        Holding holding = lane.holdings[state.slot];
        boolean bid = holding.lots() < 0 ? !state.top.hasAsk() : state.top.hasBid();
        lane.account.mark(holding, bid ? state.top.bidTicks() : state.top.askTicks());
      }
      for (BuiltBars bars : state.built) {
        if (!bars.onTrades()) {
          kernel.bars.schedule(bars, quote(bars, block, i));
        }
      }
      end(kernel, state.quote, hit);
    }
  }

  private static void top(TopOfBook top, RowBlock block, int i) {
    if ((block.column(5)[i] & Flags.NO_BID) != 0) {
      top.noBid();
    } else {
      top.bid(block.column(1)[i], block.column(2)[i]);
    }
    if ((block.column(5)[i] & Flags.NO_ASK) != 0) {
      top.noAsk();
    } else {
      top.ask(block.column(3)[i], block.column(4)[i]);
    }
  }

  private static long quote(BuiltBars bars, RowBlock b, int i) {
    return bars.quote(
        b.column(0)[i],
        b.column(1)[i],
        b.column(2)[i],
        b.column(3)[i],
        b.column(4)[i],
        b.column(5)[i]);
  }

  /// Runs what is due before a row and moves the clock; false when the run has stopped.
  private static boolean begin(Kernel kernel, long nanos) {
    if (!kernel.stopped) {
      kernel.fireBefore(nanos, Agenda.RANK_MARKET);
    }
    if (!kernel.stopped) {
      kernel.time.moveTo(nanos);
    }
    return !kernel.stopped;
  }

  /// Tells what became of orders, then the row, then settles what was answered.
  private static void end(Kernel kernel, TickCursor row, boolean hit) {
    if (hit) {
      kernel.round.tell();
    }
    for (Lane lane : kernel.lanes) {
      if (lane.hearsTicks() && !kernel.stopped) {
        try {
          lane.strategy.onTick(row);
        } catch (RuntimeException | StackOverflowError e) {
          kernel.round.failed(lane, "onTick", e);
        }
      }
    }
    if (kernel.workWaiting) {
      kernel.round.settle();
    }
  }

  private void bars(Kernel kernel, TokenState state, Batch batch) {
    BarCursor bar = kernel.storedBars.begin(state, batch);
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      bar.row(i);
      if (batch.phase() != Batch.Phase.BODY) {
        kernel.storedBars.open(state, bar);
      }
      if (batch.phase() == Batch.Phase.OPEN || kernel.stopped) {
        return;
      }
      if (kernel.storedBars.body(state, batch.source(), bar, batch.phase()) && !kernel.stopped) {
        for (Lane lane : kernel.lanes) {
          bar(kernel, lane, bar);
        }
        kernel.bars.barsDone(bar.endNanos());
      }
    }
  }

  private static void bar(Kernel kernel, Lane lane, BarCursor bar) {
    try {
      lane.strategy.onBar(bar);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onBar", e);
    }
  }
}
