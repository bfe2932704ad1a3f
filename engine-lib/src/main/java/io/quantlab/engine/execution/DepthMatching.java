package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;

/// Matching against an order book (engine contract 4.3, 4.4): rows change the book and the queues
/// of our orders ([DepthQueues]); when a message is whole, working orders meet the new book
/// ([DepthTakers], [DepthMakers]). Hot; benchmark: `bench`, row `book`.
final class DepthMatching {
  private final DepthQueues queues;
  private final DepthTakers takers;
  private final DepthMakers makers;
  private final FillProfile.Crossed crossed;
  private final int arrivalFlags;

  DepthMatching(FillProfile profile, DepthQueues queues, DepthTakers takers, DepthMakers makers) {
    this.queues = queues;
    this.takers = takers;
    this.makers = makers;
    this.crossed = profile.crossed();
    BookFills fills = profile.book().orElse(BookFills.STANDARD);
    this.arrivalFlags = fills.latencies().entry().isZero() ? FillFlags.OPTIMISTIC : 0;
  }

  /// Applies rows of one message to the book; when they end it, working orders meet the new book.
  /// Returns the row after the last one applied.
  int rows(SlotBook slot, RowBlock rows, int from, int to, ReportSink out) {
    DepthSlot depth = slot.depth;
    int end;
    if (depth.fifo != null) {
      end = orderRows(slot, rows, from, to, out);
    } else if (depth.isWatched() || depth.isResetting()) {
      end = watchedRows(depth, rows, from, to);
    } else {
      end = depth.book.applyMessage(rows, from, to);
    }
    long last = rows.column(rows.schema().columnCount() - 1)[end - 1];
    if ((last & Flags.EVENT_END) == 0) {
      return end;
    }
    depth.updated();
    if (depth.isResetting()) {
      depth.resetting(false);
      queues.compare(depth);
    }
    if ((last & Flags.GAP) != 0) {
      depth.clear();
    }
    match(slot, out);
    return end;
  }

  /// Most rows touch no level of ours: two compares tell.
  private int watchedRows(DepthSlot depth, RowBlock rows, int from, int to) {
    long[] kinds = rows.column(1);
    long[] sides = rows.column(2);
    long[] prices = rows.column(3);
    long[] lots = rows.column(4);
    long[] flags = rows.column(5);
    boolean taken = depth.hasTaken();
    long buyLow = depth.buys.lowTicks();
    long buyHigh = depth.buys.highTicks();
    long sellLow = depth.sells.lowTicks();
    long sellHigh = depth.sells.highTicks();
    for (int i = from; i < to; i++) {
      int side = (int) sides[i];
      long price = prices[i];
      long before = depth.book.apply((int) kinds[i], side, price, lots[i], flags[i]);
      if ((flags[i] & Flags.RESET) != 0 || kinds[i] != 1) {
        depth.resetting(true); // places are compared with the book when the message ends
        depth.forgetTaken();
      }
      boolean ours =
          side == 0 ? price >= buyLow && price <= buyHigh : price >= sellLow && price <= sellHigh;
      if ((ours || taken) && before != lots[i] && !depth.isResetting()) {
        depth.changed(side, price);
        queues.changed(depth.side(1 - 2 * side), price, before, lots[i]);
      }
      if ((flags[i] & Flags.EVENT_END) != 0) {
        return i + 1;
      }
    }
    return to;
  }

  private int orderRows(SlotBook slot, RowBlock rows, int from, int to, ReportSink out) {
    DepthSlot depth = slot.depth;
    long[] flags = rows.column(6);
    for (int i = from; i < to; i++) {
      depth.fifo.apply(
          (int) rows.column(1)[i],
          (int) rows.column(2)[i],
          rows.column(3)[i],
          rows.column(4)[i],
          rows.column(5)[i],
          flags[i]);
      long lots = depth.takeExecuted();
      if (lots > 0 && slot.top.isTrading()) {
        makers.executed(depth, lots, out);
      }
      if ((flags[i] & Flags.EVENT_END) != 0) {
        return i + 1;
      }
    }
    return to;
  }

  /// A print meets our resting orders, where the rows of the book do not say which orders traded.
  void onTrade(SlotBook slot, MarketItem item, ReportSink out) {
    if (slot.depth.fifo == null) {
      makers.onTrade(slot.depth, item.open(1), item.lots(), out);
    }
    if (!slot.watching.isEmpty() && usable(slot.depth.book)) {
      takers.meetWatching(slot, item.open(1), out);
    }
  }

  /// An order that is out of the book was fired by a price of its own.
  void fired(SlotBook slot, Order order, ReportSink out) {
    if (usable(slot.depth.book)) {
      takers.fired(slot, order, out);
    } else {
      takers.firedToWait(order, out);
    }
  }

  /// An order is at the venue for the first time: it meets the book of now (F-1).
  void atArrival(SlotBook slot, Order order, ReportSink out) {
    if (slot.top.isTrading() && usable(slot.depth.book)) {
      takers.meet(slot, order, arrivalFlags, out);
    }
  }

  /// The last book of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook slot, Order order, ReportSink out) {
    LadderBook book = slot.depth.book;
    long best = book.bestTicks(order.isBuy() ? BookSide.ASK : BookSide.BID);
    boolean limited = order.kind().hasLimit();
    if (best == LadderBook.NONE
        || !usable(book)
        || limited && order.sign() * (order.limitTicks() - best) < 0) {
      return;
    }
    takers.take(slot, order, 0, out);
  }

  private void match(SlotBook slot, ReportSink out) {
    DepthSlot depth = slot.depth;
    if (slot.hasWorkingOnDepth() && slot.top.isTrading() && usable(depth.book)) {
      takers.match(slot, out);
      makers.cross(depth, depth.buys, BookSide.ASK, out);
      makers.cross(depth, depth.sells, BookSide.BID, out);
    }
  }

  private boolean usable(LadderBook book) {
    return crossed == FillProfile.Crossed.ALLOW || !book.crossed();
  }
}
