package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;

/// Resting limits meet a print where no order book is known (engine contract F-21, F-23): one
/// beyond their price fills them, one at it by the profile's word or by their turn in the queue.
final class PrintedLimits {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Executions executions;

  /// `null` when limits wait in no queue.
  private final QuoteQueues queues;

  private final long throughTicks;
  private final PrintShare share;
  private final ReachedOrders reached = new ReachedOrders();

  PrintedLimits(
      FillProfile profile,
      OrderStates states,
      OrderPlaces places,
      Executions executions,
      QuoteQueues queues) {
    this.throughTicks = profile.throughTicks();
    this.share = new PrintShare(profile.tradeShareE8());
    this.states = states;
    this.places = places;
    this.executions = executions;
    this.queues = queues;
  }

  /// Buys first; both sides together have no more than their share of the print.
  void onTrade(SlotBook book, long price, long size, ReportSink out) {
    long left = share.of(size);
    if (book.hasQuoteQueues()) {
      left = meetQueues(book.buyBelow, price, size, left, out);
      meetQueues(book.sellAbove, price, size, left, out);
    } else {
      left = meetLimits(book, book.buyBelow, 1, price, left, out);
      meetLimits(book, book.sellAbove, -1, price, left, out);
    }
  }

  /// A print beyond resting limits fills them at their price, best price first, up to its share of
  /// the print.
  private long meetLimits(
      SlotBook book, TriggerHeap limits, int sign, long price, long share, ReportSink out) {
    long left = share;
    while (left > 0 && !limits.isEmpty()) {
      Order order = limits.top();
      long limit = order.limitTicks();
      long through = throughTicks * book.instrument.orderTicks().orderTickAt(limit);
      if (sign * (limit - price) < through) {
        break;
      }
      limits.pop();
      long lots = Math.min(left, states.shownLots(order));
      left -= lots;
      make(order, lots, out);
    }
    return left;
  }

  /// A print meets limits that wait in queues: all of those it passed, and those at its price as
  /// far as it reaches beyond who is ahead, by price, then arrival, up to their share of the print.
  private long meetQueues(TriggerHeap limits, long price, long size, long share, ReportSink out) {
    reached.clear();
    for (int i = 0; i < limits.size(); i++) {
      if (limits.order(i).sign() * (limits.order(i).limitTicks() - price) >= 0) {
        reached.add(limits.order(i));
      }
    }
    reached.sortByPrice(states);
    long left = share;
    for (int i = 0; i < reached.count(); i++) {
      Order order = reached.at(i);
      if (!limits.holds(order)) {
        continue; // an execution before it canceled it
      }
      long shown = states.shownLots(order);
      long beyond =
          order.limitTicks() == price ? Math.min(shown, queues.reached(order, size)) : shown;
      long lots = Math.min(left, beyond);
      if (lots > 0) {
        left -= lots;
        limits.remove(order);
        make(order, lots, out);
      }
    }
    return left;
  }

  private void make(Order order, long lots, ReportSink out) {
    places.popped(order);
    if (executions.make(order, lots, 0, out)) {
      places.rest(order);
    }
  }
}
