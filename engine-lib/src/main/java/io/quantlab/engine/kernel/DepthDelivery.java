package io.quantlab.engine.kernel;

import io.quantlab.engine.book.FifoBook;
import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.market.FeedState;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.Holding;

/// Rows of order books: message by message to the venue, which matches (rank 40), then to the
/// strategies as a quote of the best prices they leave (engine contract T-6).
///
/// A message may go on in the next window; it is whole at its row with [Flags#EVENT_END]. While the
/// feed takes no time, venue and strategies share one book and the venue keeps it. Benchmark:
/// `BookReplayBenchmark`.
final class DepthDelivery {
  private final Kernel kernel;
  private final CallRound round;
  private final Broker broker;
  private final OrderDesk desk;
  private final FifoBook[] known;
  private final boolean[] stale;

  DepthDelivery(Kernel kernel, int slots, CallRound round, Broker broker, OrderDesk desk) {
    this.kernel = kernel;
    this.round = round;
    this.broker = broker;
    this.desk = desk;
    this.known = new FifoBook[slots];
    this.stale = new boolean[slots];
  }

  void rows(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    Delivery delivery = batch.delivery();
    long[] stamps = block.column(0);
    long[] flags = block.column(block.schema().columnCount() - 1);
    state.quote.bind(block);
    int from = batch.from();
    while (from < batch.to() && !kernel.stopped) {
      int to = endOfMessage(flags, from, batch.to());
      if (stamps[from] >= kernel.fireAt) {
        kernel.fireBefore(stamps[from], Agenda.RANK_MARKET);
        if (kernel.stopped) {
          return;
        }
      }
      kernel.clock(stamps[to - 1]);
      if (delivery != Delivery.LOCAL) {
        broker.book(state.slot, block, from, to, desk);
        kernel.lookAhead();
      } else {
        learn(state, block, from, to);
      }
      if (delivery != Delivery.VENUE && (flags[to - 1] & Flags.EVENT_END) != 0) {
        deliver(state, block, from, to, flags[to - 1]);
      } else {
        round.tell();
      }
      if (kernel.workWaiting) {
        round.settle();
      }
      from = to;
    }
  }

  /// The row after the end of the message that goes on at `from`.
  private static int endOfMessage(long[] flags, int from, int to) {
    int row = from;
    while (row < to) {
      if ((flags[row++] & Flags.EVENT_END) != 0) {
        return row;
      }
    }
    return to;
  }

  /// Keeps the book as the strategies know it, when that is not the venue's.
  private void learn(TokenState state, RowBlock rows, int from, int to) {
    long[] kinds = rows.column(1);
    long[] sides = rows.column(2);
    long[] prices = rows.column(3);
    long[] lots = rows.column(4);
    long[] last = rows.column(5);
    if (rows.schema() == Schema.DEPTH) {
      for (int i = from; i < to; i++) {
        state.book.apply((int) kinds[i], (int) sides[i], prices[i], lots[i], last[i]);
      }
      if ((last[to - 1] & Flags.GAP) != 0) {
        state.book.clear();
      }
      return;
    }
    long[] flags = rows.column(6);
    for (int i = from; i < to; i++) {
      orders(state).apply((int) kinds[i], (int) sides[i], prices[i], lots[i], last[i], flags[i]);
    }
  }

  private FifoBook orders(TokenState state) {
    if (known[state.slot] == null) {
      known[state.slot] = FifoBook.over(state.book);
    }
    return known[state.slot];
  }

  /// Marks and tells a whole message: the quote it leaves.
  private void deliver(TokenState state, RowBlock block, int from, int to, long flags) {
    LadderBook book = state.book;
    TopOfBook top = state.top;
    if (book.hasBid()) {
      top.bid(book.bidTicks(), book.bidLots());
    } else {
      top.noBid();
    }
    if (book.hasAsk()) {
      top.ask(book.askTicks(), book.askLots());
    } else {
      top.noAsk();
    }
    if (top.hasBid() || top.hasAsk()) {
      for (Lane lane : kernel.lanes) {
        Holding holding = lane.holdings[state.slot];
        lane.account.mark(holding, closingSide(holding, top));
      }
    }
    feedState(state, block.column(block.schema().columnCount() - 1)[from], flags);
    if (state.built.length > 0) {
      build(state, block.column(0)[to - 1]);
    }
    round.tell();
    if (stale[state.slot]) {
      return;
    }
    state.quote.row(to - 1);
    for (Lane lane : kernel.lanes) {
      try {
        lane.strategy.onTick(state.quote);
      } catch (RuntimeException | StackOverflowError e) {
        round.failed(lane, "onTick", e);
      }
    }
  }

  /// Tells when updates are missing, and when a full book makes up for them (K-15).
  private void feedState(TokenState state, long first, long last) {
    boolean gap = (last & Flags.GAP) != 0;
    boolean full = (first & Flags.RESET) != 0;
    if (stale[state.slot] ? !full : !gap) {
      return;
    }
    stale[state.slot] = gap;
    for (Lane lane : kernel.lanes) {
      FeedState now = gap ? FeedState.STALE : FeedState.LIVE;
      round.call(
          lane, "onFeedState", () -> lane.strategy.onFeedState(state.instrument.token(), now));
    }
  }

  private void build(TokenState state, long nanos) {
    TopOfBook top = state.top;
    long flags = (top.showsBid() ? 0 : Flags.NO_BID) | (top.showsAsk() ? 0 : Flags.NO_ASK);
    for (BuiltBars bars : state.built) {
      if (!bars.onTrades()) {
        long end =
            bars.quote(nanos, top.bidTicks(), top.bidLots(), top.askTicks(), top.askLots(), flags);
        kernel.bars.schedule(bars, end);
      }
    }
  }

  /// A long position is worth its bid, a short one its ask; a missing side is the other one.
  private static long closingSide(Holding holding, TopOfBook top) {
    boolean bid = holding.lots() < 0 ? !top.hasAsk() : top.hasBid();
    return bid ? top.bidTicks() : top.askTicks();
  }
}
