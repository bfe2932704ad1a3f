package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.strategy.Strategy;

/// The hot loop: per row the clock, the trigger band, the mark, the strategy (engine contract T-6, Z-1).
///
/// This class is defined anew, as a hidden class, for every strategy class ([SpecializedLoops]), so that the
/// just-in-time compiler inlines that strategy's callbacks and no other strategy pollutes the profile (Z-4). It
/// gives up fields and helpers that would force shared call sites. Benchmarks: `KernelBenchmark`, QLB-1.
final class StrategyLoop implements TickLoop {
  StrategyLoop() {}

  @Override
  public void trades(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    state.tick.bind(block);
    int from = batch.from();
    if (state.built.length > 0 || kernel.lanes.length > 1) {
      while (from < batch.to()) {
        from = manyLanes(kernel, state, block, from, batch.to());
      }
    } else {
      while (from < batch.to()) {
        from = oneLane(kernel, state, block, from, batch.to());
      }
    }
  }

  /// Runs rows until the end or until a strategy throws; returns the row to go on with.
  private static int oneLane(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane lane = kernel.lanes[0];
    Strategy strategy = lane.strategy;
    Account account = lane.account;
    Holding holding = lane.holdings[state.slot];
    TriggerBand band = state.band;
    TickCursor view = state.tick;
    long[] stamps = block.column(0);
    long[] prices = block.column(1);
    int i = from;
    try {
      for (; i < to; i++) {
        long nanos = stamps[i];
        if (nanos >= kernel.fireAt) {
          kernel.fireBefore(nanos, Agenda.RANK_MARKET);
          if (kernel.stopped) {
            return to;
          }
        }
        kernel.clock(nanos);
        long price = prices[i];
        if (band.hit(price)) {
          kernel.matchTrade(state, block, i);
        }
        account.mark(holding, price, nanos);
        if (kernel.callbacksWaiting) {
          kernel.tell(state);
        }
        view.row(i);
        strategy.onTick(view);
        if (kernel.workWaiting) {
          state.top.last(price);
          kernel.settle(state);
          if (kernel.stopped) {
            return to;
          }
        }
      }
      state.top.last(prices[to - 1]);
      return to;
    } catch (RuntimeException | StackOverflowError e) {
      kernel.failed(lane, "onTick", e);
      return kernel.stopped ? to : i + 1;
    }
  }

  private static int manyLanes(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane[] lanes = kernel.lanes;
    long[] stamps = block.column(0);
    long[] prices = block.column(1);
    for (int i = from; i < to; i++) {
      long nanos = stamps[i];
      if (nanos >= kernel.fireAt) {
        kernel.fireBefore(nanos, Agenda.RANK_MARKET);
        if (kernel.stopped) {
          return to;
        }
      }
      kernel.clock(nanos);
      long price = prices[i];
      if (state.band.hit(price)) {
        kernel.matchTrade(state, block, i);
      }
      for (Lane lane : lanes) {
        lane.account.mark(lane.holdings[state.slot], price, nanos);
      }
      state.top.last(price);
      for (BuiltBars bars : state.built) {
        if (bars.onTrades()) {
          kernel.schedule(bars, bars.trade(nanos, price, block.column(2)[i], block.column(3)[i]));
        }
      }
      if (kernel.callbacksWaiting) {
        kernel.tell(state);
      }
      state.tick.row(i);
      for (Lane lane : lanes) {
        tick(kernel, lane, state);
      }
      if (kernel.workWaiting) {
        kernel.settle(state);
      }
      if (kernel.stopped) {
        return to;
      }
    }
    return to;
  }

  private static void tick(Kernel kernel, Lane lane, TokenState state) {
    int mark = kernel.beginEvent(lane);
    try {
      lane.strategy.onTick(state.tick);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.failed(lane, "onTick", e, mark);
    }
  }

  @Override
  public void quotes(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    state.tick.bind(block);
    Lane[] lanes = kernel.lanes;
    TopOfBook top = state.top;
    long[] stamps = block.column(0);
    long[] bids = block.column(1);
    long[] bidLots = block.column(2);
    long[] asks = block.column(3);
    long[] askLots = block.column(4);
    long[] flags = block.column(5);
    for (int i = batch.from(); i < batch.to(); i++) {
      long nanos = stamps[i];
      if (nanos >= kernel.fireAt) {
        kernel.fireBefore(nanos, Agenda.RANK_MARKET);
      }
      if (kernel.stopped) {
        return;
      }
      kernel.clock(nanos);
      long bits = flags[i];
      if ((bits & Flags.NO_BID) == 0) {
        top.bid(bids[i], bidLots[i]);
      }
      if ((bits & Flags.NO_ASK) == 0) {
        top.ask(asks[i], askLots[i]);
      }
      if (state.band.hitQuote(top.bidTicks(), top.askTicks())) {
        kernel.matchQuote(state);
      }
      for (Lane lane : lanes) {
        Holding holding = lane.holdings[state.slot];
        lane.account.mark(holding, closingSide(holding, top), nanos);
      }
      for (BuiltBars bars : state.built) {
        if (!bars.onTrades()) {
          kernel.schedule(bars, bars.quote(nanos, bids[i], bidLots[i], asks[i], askLots[i], bits));
        }
      }
      if (kernel.callbacksWaiting) {
        kernel.tell(state);
      }
      state.tick.row(i);
      for (Lane lane : lanes) {
        tick(kernel, lane, state);
      }
      if (kernel.workWaiting) {
        kernel.settle(state);
      }
    }
  }

  /// A long position is worth its bid, a short one its ask; a missing side is the other one.
  private static long closingSide(Holding holding, TopOfBook top) {
    boolean bid = holding.lots() < 0 ? !top.hasAsk() : top.hasBid();
    return bid ? top.bidTicks() : top.askTicks();
  }

  @Override
  public void bars(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      if (batch.phase() != Batch.Phase.BODY) {
        kernel.barOpen(state, block, i);
      }
      if (batch.phase() == Batch.Phase.OPEN || kernel.stopped) {
        return;
      }
      BarCursor bar = kernel.barBody(state, batch.source(), block, i, batch.phase());
      if (kernel.stopped) {
        return;
      }
      if (batch.phase() == Batch.Phase.WHOLE) {
        for (Lane lane : kernel.lanes) {
          bar(kernel, lane, bar);
        }
        kernel.barsDone(state, bar.endNanos());
      }
    }
  }

  private static void bar(Kernel kernel, Lane lane, BarCursor bar) {
    int mark = kernel.beginEvent(lane);
    try {
      lane.strategy.onBar(bar);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.failed(lane, "onBar", e, mark);
    }
  }
}
