package io.quantlab.engine.kernel;

import io.quantlab.engine.book.FifoBook;
import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.market.FeedState;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.MarginRules;

/// Rows of order books: message by message to the venue, which matches (rank 40), then to the
/// strategies as a quote of the best prices they leave (engine contract T-6).
///
/// A message may go on in the next window; it is whole at its row with [Flags#EVENT_END]. While the
/// feed takes no time, venue and strategies share one book and the venue keeps it; else the
/// strategies have a book of their own where one looks beyond the best prices. Benchmark: `bench`,
/// row `book`.
final class DepthDelivery {
  private final Kernel kernel;
  private final CallRound round;
  private final Broker broker;
  private final ReportSink reports;
  private final FifoBook[] known;
  private final TopsOnTheWay[] tops;
  private final boolean[] levels;
  private final boolean[] stale;

  DepthDelivery(Kernel kernel, int slots, CallRound round, Broker broker, ReportSink reports) {
    this.kernel = kernel;
    this.round = round;
    this.broker = broker;
    this.reports = reports;
    this.known = new FifoBook[slots];
    this.tops = new TopsOnTheWay[slots];
    this.levels = new boolean[slots];
    this.stale = new boolean[slots];
  }

  /// A strategy looks beyond the best prices of a slot. With data that take time their book is kept
  /// from the first row on or not at all.
  void keepLevels(TokenState state) {
    boolean late = state.venueTop != state.top && !levels[state.slot] && kernel.items() > 0;
    if (late) {
      throw new IllegalStateException(
          "ask for the depth of token "
              + state.instrument.token()
              + " in onStart: with market data that take time it is kept from the start or not at all");
    }
    levels[state.slot] = true;
  }

  /// Rows that reach the venue before the strategies know of them: they change its book and match.
  void venueRows(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    long[] stamps = block.column(0);
    long[] flags = block.column(block.schema().columnCount() - 1);
    int from = batch.from();
    while (from < batch.to() && begin(stamps[from])) {
      int to = broker.book(state.slot, block, from, batch.to(), reports);
      kernel.matching.lookAhead();
      if (!levels[state.slot] && (flags[to - 1] & Flags.EVENT_END) != 0) {
        tops(state).add(state.venueBook);
      }
      round.tell();
      if (kernel.workWaiting) {
        round.settle();
      }
      from = to;
    }
  }

  /// Rows the strategies learn of, now or later than the venue.
  void rows(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    boolean atOnce = batch.delivery() == Delivery.BOTH;
    boolean checks = kernel.margins.checks(MarginRules.Check.EACH_MARK);
    long[] stamps = block.column(0);
    long[] flags = block.column(block.schema().columnCount() - 1);
    state.quote.bind(block);
    int from = batch.from();
    while (from < batch.to() && begin(stamps[from])) {
      int to;
      if (atOnce) {
        to = broker.book(state.slot, block, from, batch.to(), reports);
        kernel.matching.lookAhead();
      } else if (levels[state.slot]) {
        to = learn(state, block, from, batch.to());
      } else {
        to = endOfMessage(flags, from, batch.to());
      }
      boolean whole = (flags[to - 1] & Flags.EVENT_END) != 0;
      if (whole) {
        if (atOnce || levels[state.slot]) {
          topOfBook(state);
        } else {
          tops(state).take(state.top);
        }
        kernel.matching.seen(state);
        deliver(state, block, from, to, flags[to - 1]);
      } else {
        round.tell();
      }
      if (kernel.workWaiting) {
        round.settle();
      }
      if (checks && whole && !kernel.stopped) {
        kernel.margins.check();
      }
      from = to;
    }
  }

  /// Runs what is due before a row and moves the clock to it; false when the run has stopped.
  private boolean begin(long nanos) {
    if (!kernel.stopped && nanos >= kernel.fireAt) {
      kernel.fireBefore(nanos, Agenda.RANK_MARKET);
    }
    if (kernel.stopped) {
      return false;
    }
    kernel.time.moveTo(nanos);
    return true;
  }

  /// Keeps the book as the strategies know it, when that is not the venue's; returns the row after
  /// the message.
  private int learn(TokenState state, RowBlock rows, int from, int to) {
    int end;
    if (rows.schema() == Schema.DEPTH) {
      end = state.book.applyMessage(rows, from, to);
      if ((rows.column(5)[end - 1] & Flags.GAP) != 0) {
        state.book.clear();
      }
      return end;
    }
    long[] flags = rows.column(6);
    for (end = from; end < to; ) {
      orders(state)
          .apply(
              (int) rows.column(1)[end],
              (int) rows.column(2)[end],
              rows.column(3)[end],
              rows.column(4)[end],
              rows.column(5)[end],
              flags[end]);
      if ((flags[end++] & Flags.EVENT_END) != 0) {
        return end;
      }
    }
    return end;
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

  private TopsOnTheWay tops(TokenState state) {
    if (tops[state.slot] == null) {
      tops[state.slot] = new TopsOnTheWay();
    }
    return tops[state.slot];
  }

  private FifoBook orders(TokenState state) {
    if (known[state.slot] == null) {
      known[state.slot] = FifoBook.over(state.book);
    }
    return known[state.slot];
  }

  private static void topOfBook(TokenState state) {
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
  }

  /// Marks and tells a whole message: the quote it leaves.
  private void deliver(TokenState state, RowBlock block, int from, int to, long flags) {
    TopOfBook top = state.top;
    if (top.hasBid() || top.hasAsk()) {
      for (Lane lane : kernel.lanes) {
        Holding holding = lane.holdings[state.slot];
        kernel.marking.mark(lane, holding, closingSide(holding, top));
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

  /// Tells when updates are missing, and when a full book makes up for them (K-15); of one that
  /// goes on from another block `first` is not its beginning.
  private void feedState(TokenState state, long first, long last) {
    boolean gap = (last & Flags.GAP) != 0;
    boolean full = (first & Flags.RESET) != 0 || (last & Flags.SNAPSHOT) != 0;
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
