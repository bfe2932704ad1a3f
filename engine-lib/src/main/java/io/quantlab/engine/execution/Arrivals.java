package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// An order, or its new price, is at the venue for the first time: it waits for its auction, its
/// session or its first event, or meets the market it finds (engine contract F-1).
final class Arrivals {
  private final FillProfile profile;
  private final OrderStates states;
  private final OrderPlaces places;
  private final TickMatching ticks;
  private final BarMatching bars;
  private final DepthMatching depths;
  private final Executions executions;

  Arrivals(
      FillProfile profile,
      OrderStates states,
      OrderPlaces places,
      TickMatching ticks,
      BarMatching bars,
      DepthMatching depths,
      Executions executions) {
    this.profile = profile;
    this.states = states;
    this.places = places;
    this.ticks = ticks;
    this.bars = bars;
    this.depths = depths;
    this.executions = executions;
  }

  void arrive(SlotBook book, Order order, long epochNanos, ReportSink out) {
    Resting state = states.of(order);
    state.arrivedNanos = epochNanos;
    switch (order.kind().waitsFor()) {
      case OPEN -> state.place = Place.OPENING;
      case CLOSE -> state.place = Place.CLOSING;
      case NONE, STOP, TOUCH, TRAIL -> {
        if (book.sessions.bars(order)) {
          state.place = Place.ASLEEP;
          state.sleptFrom = book.watchesApart(order) ? Place.WATCHING : Place.FRESH;
        } else {
          places.waitForNext(order);
          meet(book, order, out);
        }
      }
    }
  }

  /// A trigger that watches a price of its own waits for the next one after the arrival.
  private void meet(SlotBook book, Order order, ReportSink out) {
    if (book.watchesApart(order)) {
      executions.restOrCancel(order, out);
    } else if (book.onBars()) {
      onBars(book, order, out);
    } else if (book.depth != null) {
      inDepth(book, order, out);
    } else {
      onTicks(book, order, out);
    }
  }

  /// An order that was on its way meets the book it finds.
  private void inDepth(SlotBook book, Order order, ReportSink out) {
    if (profile.tickTiming() == Timing.IMMEDIATE || wasOnItsWay()) {
      depths.atArrival(book, order, out);
    }
  }

  /// An order that was on its way meets the quote it finds; prints show no book to meet (F-20).
  private void onTicks(SlotBook book, Order order, ReportSink out) {
    boolean quotes = book.matching == SlotBook.Matching.QUOTES;
    if (profile.tickTiming() == Timing.IMMEDIATE || quotes && wasOnItsWay()) {
      ticks.atArrival(book, order, out);
    }
  }

  private boolean wasOnItsWay() {
    return !profile.latencies().entry().isZero();
  }

  private void onBars(SlotBook book, Order order, ReportSink out) {
    OrderKind.Code kind = order.kind();
    boolean market =
        (kind == OrderKind.Code.MARKET || kind == OrderKind.Code.MARKET_TO_LIMIT)
            && !states.isTriggered(order); // one that has become a limit order rests
    if (market && bars.timing(book) == Timing.BAR_CLOSE) {
      bars.atClose(book, order, out);
    } else if (!market && !order.timeInForce().isImmediate() && !order.terms().postOnly()) {
      places.rest(order);
    }
  }
}
