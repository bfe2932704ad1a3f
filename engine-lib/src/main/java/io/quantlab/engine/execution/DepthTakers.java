package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.TimeInForce;

/// Orders take from an order book (engine contract F-22, F-31): they walk the levels of the far
/// side, best first, each for what it shows less what was taken of it since it changed.
final class DepthTakers {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final Executions executions;
  private final long protectionTicks;

  /// @param protectionTicks order ticks from the best price within which an order without a limit
  ///   takes, 0 for any
  DepthTakers(
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      Executions executions,
      long protectionTicks) {
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.executions = executions;
    this.protectionTicks = protectionTicks;
  }

  /// New orders and those whose trigger the book reaches.
  void match(SlotBook slot, ReportSink out) {
    int n = slot.fresh.copy();
    for (int i = 0; i < n; i++) {
      Order order = slot.fresh.copied(i);
      if (states.isFresh(order)) {
        meet(slot, order, 0, out);
      }
    }
    meetTriggers(slot, slot.buyAbove, BookSide.ASK, out);
    meetTriggers(slot, slot.sellBelow, BookSide.BID, out);
    meetTriggers(slot, slot.buyTouch, BookSide.ASK, out);
    meetTriggers(slot, slot.sellTouch, BookSide.BID, out);
    if (!slot.trailing.isEmpty()) {
      meetTrailing(slot, out);
    }
    if (!slot.watching.isEmpty()) {
      meetWatching(slot, SlotBook.UNSEEN, out);
    }
  }

  /// Orders whose trigger watches a price of its own; what it fires takes from the book of now.
  ///
  /// @param print price of the trade at hand, [SlotBook#UNSEEN] for none
  void meetWatching(SlotBook slot, long print, ReportSink out) {
    int n = slot.watching.copy();
    for (int i = 0; i < n; i++) {
      Order order = slot.watching.copied(i);
      if (states.isWatching(order) && triggers.firesWatched(slot, order, print)) {
        places.remove(order);
        fired(slot, order, out);
      }
    }
  }

  /// An order that is out of the book was fired by a price of its own: it takes from the book of
  /// now; without a far side it waits.
  void fired(SlotBook slot, Order order, ReportSink out) {
    long best = slot.depth.book.bestTicks(far(order.sign()));
    if (best != LadderBook.NONE) {
      triggered(slot, order, best, out);
    } else {
      firedToWait(order, out);
    }
  }

  /// The same where the book does not match now.
  void firedToWait(Order order, ReportSink out) {
    triggers.fire(order, out);
    places.rest(order);
  }

  private void meetTriggers(SlotBook slot, TriggerHeap heap, BookSide far, ReportSink out) {
    long best = slot.depth.book.bestTicks(far);
    while (best != LadderBook.NONE && heap.due(best)) {
      Order order = heap.pop();
      places.popped(order);
      triggered(slot, order, best, out);
    }
  }

  private void meetTrailing(SlotBook slot, ReportSink out) {
    int n = slot.trailing.copy();
    for (int i = 0; i < n; i++) {
      Order order = slot.trailing.copied(i);
      long best = slot.depth.book.bestTicks(far(order.sign()));
      if (best != LadderBook.NONE
          && states.isTrailing(order)
          && triggers.trails(slot.instrument, order, best)) {
        places.remove(order);
        triggered(slot, order, best, out);
      }
    }
  }

  /// An order that is out of the book was triggered by the best price of the far side.
  private void triggered(SlotBook slot, Order order, long best, ReportSink out) {
    triggers.fire(order, out);
    if (states.isBound(order) && order.sign() * (order.limitTicks() - best) < 0) {
      places.rest(order);
    } else if (order.terms().postOnly()) {
      executions.wouldTake(slot, order, best, out);
    } else {
      take(slot, order, 0, out);
    }
  }

  /// First meeting of an order with the book.
  void meet(SlotBook slot, Order order, int flags, ReportSink out) {
    OrderKind.Code kind = order.kind();
    long best = slot.depth.book.bestTicks(far(order.sign()));
    if (best == LadderBook.NONE) {
      if (kind.hasLimit() || kind.hasTrigger() || states.mayNotRest(order)) {
        executions.restOrCancel(order, out);
      }
      return;
    }
    if (kind.hasTrigger() && !states.isTriggered(order)) {
      if (!triggers.fires(slot.instrument, order, best)) {
        executions.restOrCancel(order, out);
        return;
      }
      triggers.fire(order, out);
    }
    if (states.isBound(order) && order.sign() * (order.limitTicks() - best) < 0) {
      executions.restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      executions.wouldTake(slot, order, best, out);
      return;
    }
    places.remove(order);
    take(slot, order, flags, out);
  }

  /// Walks the levels of the far side. What is left of a limit rests; of a protected order it is
  /// canceled; of any other it waits for more to be shown. A market-to-limit order takes the best
  /// level only (O-11), one of all or nothing first counts what it could have.
  void take(SlotBook slot, Order order, int flags, ReportSink out) {
    DepthSlot depth = slot.depth;
    BookSide far = far(order.sign());
    boolean limited = states.isBound(order);
    boolean best = order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !limited;
    long first = depth.book.bestTicks(far);
    long bound = limited ? order.limitTicks() : protection(slot, order.sign(), first);
    if (order.timeInForce() == TimeInForce.FOK
        && reachable(depth, far, bound, order.openLots()) < order.openLots()) {
      executions.cancelRest(order, out);
      return;
    }
    walk(slot, order, best ? first : bound, flags, out);
    if (!OrderStates.goesOn(order)) {
      return;
    }
    if (best) {
      executions.becomeLimit(order, first, out);
    } else if (states.mayNotRest(order) || !limited && protectionTicks > 0) {
      executions.cancelRest(order, out);
    } else if (limited) {
      places.rest(order);
    } else {
      places.waitForNext(order);
    }
  }

  private void walk(SlotBook slot, Order order, long bound, int flags, ReportSink out) {
    DepthSlot depth = slot.depth;
    BookSide far = far(order.sign());
    long price = depth.book.bestTicks(far);
    while (price != LadderBook.NONE
        && OrderStates.goesOn(order)
        && order.sign() * (bound - price) >= 0) {
      long lots = Math.min(order.openLots(), depth.available(far, price));
      if (lots > 0) {
        depth.taken(far, price, lots);
        executions.take(slot, order, lots, price, flags, null, out);
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

  private static BookSide far(int sign) {
    return sign > 0 ? BookSide.ASK : BookSide.BID;
  }
}
