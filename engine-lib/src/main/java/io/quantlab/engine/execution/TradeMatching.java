package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;

/// Orders meet prints where these are all the data there are (engine contract 4.3): the price of a
/// trade fires triggers, and what takes pays it.
///
/// An execution can cancel peers of other orders, so every loop looks at the book anew.
final class TradeMatching {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final Executions executions;
  private final long throughTicks;

  TradeMatching(
      FillProfile profile,
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      Executions executions) {
    this.throughTicks = profile.throughTicks();
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.executions = executions;
  }

  void onTrade(SlotBook book, long price, ReportSink out) {
    meetFresh(book, price, out);
    meetTriggers(book, book.buyAbove, price, out);
    meetTriggers(book, book.sellBelow, price, out);
    meetTriggers(book, book.buyTouch, price, out);
    meetTriggers(book, book.sellTouch, price, out);
    if (!book.trailing.isEmpty()) {
      meetTrailing(book, price, out);
    }
  }

  /// Timing IMMEDIATE: the order meets the last price, if there is one.
  void atArrival(SlotBook book, Order order, ReportSink out) {
    if (book.top.hasLast()) {
      meet(book, order, book.top.lastTicks(), FillFlags.OPTIMISTIC, out);
    }
  }

  /// The last price of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    long price = book.top.lastTicks();
    boolean priced = book.top.hasSessionPrice();
    if (priced && (!order.kind().hasLimit() || order.sign() * (order.limitTicks() - price) >= 0)) {
      executions.take(book, order, order.openLots(), price, 0, null, out);
    }
  }

  private void meetFresh(SlotBook book, long price, ReportSink out) {
    int n = book.fresh.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.fresh.copied(i);
      if (states.isFresh(order)) {
        meet(book, order, price, 0, out);
      }
    }
  }

  /// First meeting of an order with a price.
  private void meet(SlotBook book, Order order, long price, int flags, ReportSink out) {
    if (order.kind().hasTrigger() && !states.isTriggered(order)) {
      if (!triggers.fires(book.instrument, order, price)) {
        executions.restOrCancel(order, out);
        return;
      }
      triggers.fire(order, out);
    }
    if (states.isBound(order) && !marketable(order, price)) {
      executions.restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      executions.wouldTake(book, order, price, out);
      return;
    }
    places.remove(order);
    executions.take(book, order, order.openLots(), price, flags, null, out);
  }

  private void meetTriggers(SlotBook book, TriggerHeap heap, long price, ReportSink out) {
    while (heap.due(price)) {
      Order order = heap.pop();
      places.popped(order);
      triggered(book, order, price, out);
    }
  }

  private void meetTrailing(SlotBook book, long price, ReportSink out) {
    int n = book.trailing.copy();
    for (int i = 0; i < n; i++) {
      Order order = book.trailing.copied(i);
      if (states.isTrailing(order) && triggers.trails(book.instrument, order, price)) {
        places.remove(order);
        triggered(book, order, price, out);
      }
    }
  }

  /// An order that is out of the book was triggered by a price.
  private void triggered(SlotBook book, Order order, long price, ReportSink out) {
    triggers.fire(order, out);
    if (states.isBound(order) && !marketable(order, price)) {
      places.rest(order);
    } else if (order.terms().postOnly()) {
      executions.wouldTake(book, order, price, out);
    } else {
      executions.take(book, order, order.openLots(), price, 0, null, out);
    }
  }

  /// Whether a trade lets an order with a limit take: at the limit only where a touch fills (F-21).
  private boolean marketable(Order order, long price) {
    long better = order.sign() * (order.limitTicks() - price);
    return better > 0 || better == 0 && throughTicks == 0;
  }
}
