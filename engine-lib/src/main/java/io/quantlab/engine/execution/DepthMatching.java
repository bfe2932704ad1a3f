package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// Matching against an order book (engine contract 4.3, 4.4).
///
/// Taking walks the levels of the far side, best first, each for what it shows less what was taken
/// of it since it changed (F-22, F-31). A resting limit stands in the queue of its level
/// ([QueueModel]): a trade at its price fills what reaches beyond those ahead, a trade beyond it or
/// a far side that comes to it fills it at its own price (F-21, F-36). Prices and sizes of trades
/// are shared among our orders by price, then time (F-23). An execution can cancel peers of other
/// orders, so every loop looks at the queues anew. Hot; benchmark `BookBenchmark`.
final class DepthMatching {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final FillProfile profile;
  private final TickMatching ticks;
  private final QueueModel queue;
  private final long protectionTicks;
  private final int arrivalFlags;
  private long prints;

  DepthMatching(SimulatedBroker broker, FillProfile profile, TickMatching ticks) {
    BookFills fills = profile.book().orElse(BookFills.STANDARD);
    this.broker = broker;
    this.profile = profile;
    this.ticks = ticks;
    this.queue = profile.needsDepth() ? fills.queue() : profile.quoteQueue().orElse(fills.queue());
    this.protectionTicks = fills.protectionTicks();
    this.arrivalFlags = fills.latencies().entry().isZero() ? FillFlags.OPTIMISTIC : 0;
  }

  // ---- rows of the book ----

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
      comparePlaces(depth);
    }
    if ((last & Flags.GAP) != 0) {
      depth.book.clear();
      depth.forgetTaken();
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
        changed(depth.side(1 - 2 * side), price, before, lots[i]);
      }
      if ((flags[i] & Flags.EVENT_END) != 0) {
        return i + 1;
      }
    }
    return to;
  }

  private void changed(QueueSide ours, long price, long before, long after) {
    for (int i = 0; i < ours.size(); i++) {
      QueuePlace place = ours.place(i);
      if (place.priceTicks() == price) {
        queue.changed(place, before, after);
        place.shown(after);
      }
    }
  }

  /// After a full book: what the levels of our orders show now against what they showed before.
  private void comparePlaces(DepthSlot depth) {
    depth.resetting(false);
    comparePlaces(depth.book, depth.buys, BookSide.BID);
    comparePlaces(depth.book, depth.sells, BookSide.ASK);
  }

  private void comparePlaces(LadderBook book, QueueSide ours, BookSide side) {
    for (int i = 0; i < ours.size(); i++) {
      QueuePlace place = ours.place(i);
      long now = book.lotsAt(side, place.priceTicks());
      if (now != place.shown()) {
        queue.changed(place, place.shown(), now);
        place.shown(now);
      }
    }
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
        executed(slot, depth, lots, out);
      }
      if ((flags[i] & Flags.EVENT_END) != 0) {
        return i + 1;
      }
    }
    return to;
  }

  /// Orders of the book traded: ours before them in the queue, or at a better price, come first.
  private void executed(SlotBook slot, DepthSlot depth, long lots, ReportSink out) {
    QueueSide ours = depth.executedSide() == BookSide.BID ? depth.buys : depth.sells;
    long share = share(lots);
    long print = ++prints;
    for (int i = 0; i < ours.size() && share > 0; ) {
      QueuePlace place = ours.place(i);
      long beyond = ours.sign * (place.priceTicks() - depth.executedPrice());
      if (beyond < 0) {
        return;
      }
      boolean first = beyond > 0 || depth.executedSequence() >= place.sequence();
      long fill = first && place.print() != print ? Math.min(share, place.openLots()) : 0;
      place.print(print);
      if (fill > 0) {
        place.front(0);
        share -= fill;
        fillMaker(slot, ours, i, fill, 0, out);
        i = 0;
      } else {
        i++;
      }
    }
  }

  // ---- trades ----

  /// A print: consumes what it took until the book's next update, and meets our resting orders.
  void onTrade(SlotBook slot, MarketItem item, ReportSink out) {
    DepthSlot depth = slot.depth;
    if (depth.fifo != null) {
      return; // the rows of the book say which orders traded
    }
    long price = item.open(1);
    depth.printed(price, item.lots());
    long size = item.lots();
    long share = size == 0 ? Long.MAX_VALUE : share(size);
    long print = ++prints;
    share = printMeets(slot, depth.buys, price, size, share, print, out);
    printMeets(slot, depth.sells, price, size, share, print, out);
  }

  private long share(long printLots) {
    return profile.tradeShareE8() == WHOLE
        ? printLots
        : Exact.mulDivFloor(printLots, profile.tradeShareE8(), WHOLE);
  }

  private long printMeets(
      SlotBook slot,
      QueueSide ours,
      long price,
      long size,
      long share,
      long print,
      ReportSink out) {
    long left = share;
    for (int i = 0; i < ours.size(); ) {
      QueuePlace place = ours.place(i);
      long beyond = ours.sign * (place.priceTicks() - price);
      if (beyond < 0) {
        break;
      }
      long fill = 0;
      if (place.print() != print) {
        place.print(print);
        fill = Math.min(left, reached(place, beyond, size));
      }
      if (fill > 0) {
        left -= fill;
        fillMaker(slot, ours, i, fill, beyond == 0 ? print : 0, out);
        i = 0;
      } else {
        i++;
      }
    }
    return left;
  }

  /// Lots of an order a print reaches: all when it traded through the price, else what is beyond
  /// those ahead. A print of unknown size says nothing about the queue.
  private long reached(QueuePlace place, long beyond, long size) {
    if (beyond > 0) {
      place.front(0);
      return place.openLots();
    }
    if (size == 0) {
      return 0;
    }
    queue.traded(place, size);
    return queue.fillableLots(place);
  }

  /// Fills lots of a resting order. An iceberg whose tip is gone joins the queue anew (O-13).
  ///
  /// @param met the print its new place has met already, 0 for none
  private void fillMaker(
      SlotBook slot, QueueSide ours, int index, long lots, long met, ReportSink out) {
    Order order = ours.order(index);
    QueuePlace place = ours.place(index);
    boolean gone = lots == place.openLots();
    boolean more = lots < order.openLots();
    if (gone) {
      ours.remove(index);
      broker.popped(order);
    } else {
      place.openLots(place.openLots() - lots);
    }
    broker.shown(order, lots);
    broker.fill(order, lots, order.limitTicks(), 0, FillFlags.MAKER, out);
    if (gone && more && SimulatedBroker.goesOn(order)) {
      broker.rest(order);
      ours.place(ours.find(order)).print(met);
    }
  }

  // ---- orders meet the book ----

  /// An order is at the venue for the first time: it meets the book of now (F-1).
  void atArrival(SlotBook slot, Order order, ReportSink out) {
    if (slot.top.isTrading() && usable(slot.depth.book)) {
      meet(slot, order, arrivalFlags, out);
    }
  }

  private boolean usable(LadderBook book) {
    return profile.crossed() == FillProfile.Crossed.ALLOW || !book.crossed();
  }

  private void match(SlotBook slot, ReportSink out) {
    if (!slot.hasWorking() || !slot.top.isTrading() || !usable(slot.depth.book)) {
      return;
    }
    int n = slot.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = slot.copiedFresh(i);
      if (broker.isFresh(order)) {
        meet(slot, order, 0, out);
      }
    }
    meetTriggers(slot, slot.buyAbove, BookSide.ASK, out);
    meetTriggers(slot, slot.sellBelow, BookSide.BID, out);
    meetTriggers(slot, slot.buyTouch, BookSide.ASK, out);
    meetTriggers(slot, slot.sellTouch, BookSide.BID, out);
    if (slot.trailingCount() > 0) {
      meetTrailing(slot, out);
    }
    crossLimits(slot, slot.depth.buys, BookSide.ASK, out);
    crossLimits(slot, slot.depth.sells, BookSide.BID, out);
  }

  private void meetTriggers(SlotBook slot, TriggerHeap heap, BookSide far, ReportSink out) {
    long best = slot.depth.book.bestTicks(far);
    while (best != LadderBook.NONE && heap.due(best)) {
      Order order = heap.pop();
      broker.popped(order);
      triggered(slot, order, best, out);
    }
  }

  private void meetTrailing(SlotBook slot, ReportSink out) {
    Order[] trailing = new Order[slot.trailingCount()];
    for (int i = 0; i < trailing.length; i++) {
      trailing[i] = slot.trailing(i);
    }
    for (Order order : trailing) {
      long best = slot.depth.book.bestTicks(far(order.sign()));
      if (best != LadderBook.NONE && broker.isTrailing(order) && broker.trails(slot, order, best)) {
        broker.remove(order);
        triggered(slot, order, best, out);
      }
    }
  }

  /// An order that is out of the book was triggered by the best price of the far side.
  private void triggered(SlotBook slot, Order order, long best, ReportSink out) {
    broker.trigger(order, out);
    if (broker.isBound(order) && order.sign() * (order.limitTicks() - best) < 0) {
      broker.rest(order);
    } else if (order.terms().postOnly()) {
      broker.wouldTake(slot, order, best, out);
    } else {
      take(slot, order, 0, out);
    }
  }

  /// First meeting of an order with the book.
  private void meet(SlotBook slot, Order order, int flags, ReportSink out) {
    OrderKind.Code kind = order.kind();
    long best = slot.depth.book.bestTicks(far(order.sign()));
    if (best == LadderBook.NONE) {
      if (kind.hasLimit() || kind.hasTrigger() || broker.mayNotRest(order)) {
        restOrCancel(order, out);
      }
      return;
    }
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (!reaches(slot, order, best)) {
        restOrCancel(order, out);
        return;
      }
      broker.trigger(order, out);
    }
    if (broker.isBound(order) && order.sign() * (order.limitTicks() - best) < 0) {
      restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      broker.wouldTake(slot, order, best, out);
      return;
    }
    broker.remove(order);
    take(slot, order, flags, out);
  }

  /// Whether a price fires an order that waits for its trigger; a trailing one follows it else.
  private boolean reaches(SlotBook slot, Order order, long price) {
    return switch (order.kind().waitsFor()) {
      case STOP -> order.sign() * (price - order.triggerTicks()) >= 0;
      case TOUCH -> order.sign() * (order.triggerTicks() - price) >= 0;
      case TRAIL -> broker.trails(slot, order, price);
      case NONE, OPEN, CLOSE -> true;
    };
  }

  /// The last book of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook slot, Order order, ReportSink out) {
    long best = slot.depth.book.bestTicks(far(order.sign()));
    boolean limited = order.kind().hasLimit();
    if (best == LadderBook.NONE
        || !usable(slot.depth.book)
        || limited && order.sign() * (order.limitTicks() - best) < 0) {
      return;
    }
    take(slot, order, 0, out);
  }

  private void restOrCancel(Order order, ReportSink out) {
    if (broker.mayNotRest(order)) {
      broker.remove(order);
      broker.cancelRest(order, out);
    } else {
      broker.rest(order);
    }
  }

  /// Walks the levels of the far side (F-22). What is left of a limit rests; of a protected order
  /// it is canceled; of any other it waits for more to be shown. A market-to-limit order takes the
  /// best level only (O-11), one of all or nothing first counts what it could have.
  private void take(SlotBook slot, Order order, int flags, ReportSink out) {
    DepthSlot depth = slot.depth;
    BookSide far = far(order.sign());
    boolean limited = broker.isBound(order);
    boolean best = order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !limited;
    long first = depth.book.bestTicks(far);
    long bound = limited ? order.limitTicks() : protection(slot, order.sign(), first);
    if (SimulatedBroker.isAllOrNone(order)
        && reachable(depth, far, bound, order.openLots()) < order.openLots()) {
      broker.cancelRest(order, out);
      return;
    }
    walk(slot, order, best ? first : bound, flags, out);
    if (!SimulatedBroker.goesOn(order)) {
      return;
    }
    if (best) {
      broker.becomeLimit(order, first, out);
    } else if (broker.mayNotRest(order) || !limited && protectionTicks > 0) {
      broker.cancelRest(order, out);
    } else if (limited) {
      broker.rest(order);
    } else {
      broker.waitForNext(order);
    }
  }

  private void walk(SlotBook slot, Order order, long bound, int flags, ReportSink out) {
    DepthSlot depth = slot.depth;
    BookSide far = far(order.sign());
    long price = depth.book.bestTicks(far);
    while (price != LadderBook.NONE
        && SimulatedBroker.goesOn(order)
        && order.sign() * (bound - price) >= 0) {
      long lots = Math.min(order.openLots(), depth.available(far, price));
      if (lots > 0) {
        depth.taken(far, price, lots);
        ticks.take(slot, order, lots, price, flags, out);
      }
      price = depth.book.nextTicks(far, price);
    }
  }

  /// Lots to be had up to a price, counted no further than enough.
  private static long reachable(DepthSlot depth, BookSide far, long bound, long enough) {
    int sign = far == BookSide.ASK ? 1 : -1;
    long lots = 0;
    long price = depth.book.bestTicks(far);
    while (price != LadderBook.NONE && sign * (bound - price) >= 0 && lots < enough) {
      lots += depth.available(far, price);
      price = depth.book.nextTicks(far, price);
    }
    return lots;
  }

  private long protection(SlotBook slot, int sign, long best) {
    if (protectionTicks == 0) {
      return sign * (Long.MAX_VALUE >> 1); // a distance to any price still fits
    }
    long step = slot.instrument.orderTicks().orderTickAt(best);
    return best + sign * Math.multiplyExact(protectionTicks, step);
  }

  /// The far side came to resting limits: they trade at their own price, up to what it shows
  /// (F-21).
  private void crossLimits(SlotBook slot, QueueSide ours, BookSide far, ReportSink out) {
    DepthSlot depth = slot.depth;
    for (int i = 0; i < ours.size(); ) {
      QueuePlace place = ours.place(i);
      long lots = 0;
      long price = depth.book.bestTicks(far);
      if (price == LadderBook.NONE || ours.sign * (place.priceTicks() - price) < 0) {
        return;
      }
      place.front(0);
      while (price != LadderBook.NONE
          && ours.sign * (place.priceTicks() - price) >= 0
          && lots < place.openLots()) {
        long some = Math.min(place.openLots() - lots, depth.available(far, price));
        if (some > 0) {
          depth.taken(far, price, some);
          lots += some;
        }
        price = depth.book.nextTicks(far, price);
      }
      if (lots > 0) {
        fillMaker(slot, ours, i, lots, 0, out);
      }
      i = lots > 0 ? 0 : i + 1;
    }
  }

  private static BookSide far(int sign) {
    return sign > 0 ? BookSide.ASK : BookSide.BID;
  }

  // ---- queues ----

  /// A limit order joins the queue of its price.
  void join(SlotBook slot, Order order, long arrival) {
    DepthSlot depth = slot.depth;
    QueuePlace place = depth.side(order.sign()).add(order, arrival);
    long next = depth.fifo == null ? 0 : depth.fifo.nextSequence();
    place.join(
        order.id(),
        order.sign(),
        order.limitTicks(),
        broker.shownLots(order),
        slot.lotQuantity,
        next);
    queue.accepted(place, depth.book);
    broker.resting(order).queueAhead = Math.round(place.front());
    BookSide own = order.sign() > 0 ? BookSide.BID : BookSide.ASK;
    place.shown(depth.book.lotsAt(own, order.limitTicks()));
  }

  void leave(SlotBook slot, Order order) {
    QueueSide ours = slot.depth.side(order.sign());
    ours.remove(ours.find(order));
  }

  /// An order became smaller and keeps its place (O-28).
  void shrunk(SlotBook slot, Order order) {
    QueueSide ours = slot.depth.side(order.sign());
    ours.place(ours.find(order)).openLots(broker.shownLots(order));
  }
}
