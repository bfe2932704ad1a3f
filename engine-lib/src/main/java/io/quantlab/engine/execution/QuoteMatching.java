package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.BeyondTop;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.TimeInForce;

/// Orders meet quotes (engine contract 4.3): the far side fires triggers, those of a source of
/// their own excepted, what takes has the size it shows, and limits it crosses trade at their own
/// price.
///
/// An execution can cancel peers of other orders, so every loop looks at the book anew.
final class QuoteMatching {
  private final FillProfile profile;
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final Executions executions;

  QuoteMatching(
      FillProfile profile,
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      Executions executions) {
    this.profile = profile;
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.executions = executions;
  }

  void onQuote(SlotBook book, ReportSink out) {
    if (!usable(book)) {
      return;
    }
    meetFresh(book, out);
    meetTriggers(book, book.buyAbove, 1, out);
    meetTriggers(book, book.sellBelow, -1, out);
    meetTriggers(book, book.buyTouch, 1, out);
    meetTriggers(book, book.sellTouch, -1, out);
    if (!book.trailing.isEmpty()) {
      meetTrailing(book, out);
    }
    if (!book.watching.isEmpty()) {
      meetWatching(book, SlotBook.UNSEEN, out);
    }
    crossLimits(book, book.buyBelow, 1, out);
    crossLimits(book, book.sellAbove, -1, out);
  }

  /// A print lets new orders meet the quote of now, less what the print took of it (F-31).
  void onTrade(SlotBook book, long price, long lots, ReportSink out) {
    book.taken.printed(price, lots);
    if (usable(book)) {
      meetFresh(book, out);
      if (!book.watching.isEmpty()) {
        meetWatching(book, price, out);
      }
    }
    book.taken.printOver();
  }

  /// The order meets the quote it finds, if there is one: timing IMMEDIATE, or after a delay.
  void atArrival(SlotBook book, Order order, ReportSink out) {
    if (usable(book) && (book.top.hasBid() || book.top.hasAsk())) {
      boolean seen = profile.latencies().entry().isZero();
      meet(book, order, seen ? FillFlags.OPTIMISTIC : 0, out);
    }
  }

  /// The last quote of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    int sign = order.sign();
    if (!usable(book) || !hasFar(book, sign)) {
      return;
    }
    if (!order.kind().hasLimit() || sign * (order.limitTicks() - far(book, sign)) >= 0) {
      take(book, order, 0, out);
    }
  }

  private boolean usable(SlotBook book) {
    return profile.crossed() == FillProfile.Crossed.ALLOW || !book.top.crossed();
  }

  private void meetFresh(SlotBook book, ReportSink out) {
    int n = book.fresh.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.fresh.copied(i);
      if (states.isFresh(order)) {
        meet(book, order, 0, out);
      }
    }
  }

  /// First meeting of an order with a quote.
  private void meet(SlotBook book, Order order, int flags, ReportSink out) {
    int sign = order.sign();
    OrderKind.Code kind = order.kind();
    if (!hasFar(book, sign)) {
      if (kind.hasLimit() || kind.hasTrigger() || states.mayNotRest(order)) {
        executions.restOrCancel(order, out);
      }
      return;
    }
    long far = far(book, sign);
    if (kind.hasTrigger() && !states.isTriggered(order)) {
      if (!triggers.fires(book.instrument, order, far)) {
        executions.restOrCancel(order, out);
        return;
      }
      triggers.fire(order, out);
    }
    if (states.isBound(order) && sign * (order.limitTicks() - far) < 0) {
      executions.restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      executions.wouldTake(book, order, far, out);
      return;
    }
    places.remove(order);
    take(book, order, flags, out);
  }

  private void meetTriggers(SlotBook book, TriggerHeap heap, int sign, ReportSink out) {
    while (hasFar(book, sign) && heap.due(far(book, sign))) {
      Order order = heap.pop();
      places.popped(order);
      triggered(book, order, out);
    }
  }

  private void meetTrailing(SlotBook book, ReportSink out) {
    int n = book.trailing.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.trailing.copied(i);
      int sign = order.sign();
      if (states.isTrailing(order)
          && hasFar(book, sign)
          && triggers.trails(book.instrument, order, far(book, sign))) {
        places.remove(order);
        triggered(book, order, out);
      }
    }
  }

  /// Orders whose trigger watches a price of its own; what it fires takes the quote of now.
  private void meetWatching(SlotBook book, long print, ReportSink out) {
    int n = book.watching.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.watching.copied(i);
      if (states.isWatching(order) && triggers.firesWatched(book, order, print)) {
        places.remove(order);
        fired(book, order, out);
      }
    }
  }

  /// An order that is out of the book was fired by a price of its own: it takes the quote of now;
  /// without one it waits.
  void fired(SlotBook book, Order order, ReportSink out) {
    if (usable(book) && hasFar(book, order.sign())) {
      triggered(book, order, out);
    } else {
      triggers.fire(order, out);
      places.rest(order);
    }
  }

  /// An order that is out of the book was triggered.
  private void triggered(SlotBook book, Order order, ReportSink out) {
    triggers.fire(order, out);
    int sign = order.sign();
    if (states.isBound(order) && sign * (order.limitTicks() - far(book, sign)) < 0) {
      places.rest(order);
    } else if (order.terms().postOnly()) {
      executions.wouldTake(book, order, far(book, sign), out);
    } else {
      take(book, order, 0, out);
    }
  }

  /// Takes displayed size, then deals with the rest by `beyondTop` (F-20).
  private void take(SlotBook book, Order order, int flags, ReportSink out) {
    int sign = order.sign();
    long price = far(book, sign);
    long open = order.openLots();
    long available = Math.max(0, book.taken.available(sign));
    if (order.timeInForce() == TimeInForce.FOK && available < open) {
      executions.cancelRest(order, out);
      return;
    }
    long shown = Math.min(open, available);
    if (shown > 0) {
      book.taken.consume(sign, shown);
      executions.take(book, order, shown, price, flags, null, out);
    }
    if (OrderStates.goesOn(order)) {
      beyondTop(book, order, price, flags, out);
    }
  }

  /// The top of the book had less than the order wants.
  private void beyondTop(SlotBook book, Order order, long price, int flags, ReportSink out) {
    if (order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !states.isTriggered(order)) {
      executions.becomeLimit(order, price, out);
      return;
    }
    int sign = order.sign();
    long worse = price + sign * book.instrument.orderTicks().orderTickAt(price);
    boolean limited = states.isBound(order);
    boolean reach = !limited || sign * (order.limitTicks() - worse) >= 0;
    BeyondTop beyond = profile.beyondTop();
    if (beyond == BeyondTop.ONE_TICK_WORSE && reach) {
      int bits = flags | FillFlags.ONE_TICK_WORSE;
      executions.take(book, order, order.openLots(), worse, bits, null, out);
    } else if (states.mayNotRest(order) || beyond == BeyondTop.CANCEL_REST && !limited) {
      executions.cancelRest(order, out);
    } else if (limited) {
      places.rest(order);
    } else {
      places.waitForNext(order);
    }
  }

  /// The far quote crossed resting limits: they trade at their own price (F-21), up to the
  /// displayed size.
  private void crossLimits(SlotBook book, TriggerHeap limits, int sign, ReportSink out) {
    while (hasFar(book, sign) && limits.due(far(book, sign))) {
      long shown = book.taken.available(sign);
      if (shown <= 0) {
        return;
      }
      Order order = limits.pop();
      places.popped(order);
      long lots = Math.min(shown, states.shownLots(order));
      book.taken.consume(sign, lots);
      if (executions.make(order, lots, 0, out)) {
        places.rest(order);
      }
    }
  }

  private static boolean hasFar(SlotBook book, int sign) {
    return sign > 0 ? book.top.showsAsk() : book.top.showsBid();
  }

  private static long far(SlotBook book, int sign) {
    return sign > 0 ? book.top.askTicks() : book.top.bidTicks();
  }
}
