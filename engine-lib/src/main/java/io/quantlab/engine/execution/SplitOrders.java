package io.quantlab.engine.execution;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.Order;

/// Restates the orders of an instrument in the shares after a split (engine contract A-8).
final class SplitOrders {
  private final OrderStates states;
  private final OrderPlaces places;

  SplitOrders(OrderStates states, OrderPlaces places) {
    this.states = states;
    this.places = places;
  }

  void split(SlotBook book, long numerator, long denominator, ReportSink out) {
    for (Order order : places.of(book)) {
      if (!states.isWorking(order)) {
        continue;
      }
      Resting state = states.of(order);
      Place place = state.place;
      places.remove(order);
      if (place == Place.RECALLED) { // what replaces it is on its way in old shares
        out.canceled(order, RejectReason.SPLIT);
        continue;
      }
      if (restate(book.instrument, order, state, numerator, denominator, out)) {
        places.restore(order, place);
      }
    }
    book.refreshBand();
  }

  /// Open lots of an order after a split.
  static long openLots(Order order, long numerator, long denominator) {
    return Math.multiplyExact(order.openLots(), numerator) / denominator;
  }

  /// Restates an order that is out of the book; one of less than a lot after the split is canceled,
  /// and the answer is false. Of a trigger the passive side is the other one.
  static boolean restate(
      Instrument instrument,
      Order order,
      Resting state,
      long numerator,
      long denominator,
      ReportSink out) {
    long open = openLots(order, numerator, denominator);
    if (open == 0) {
      out.canceled(order, RejectReason.SPLIT);
      return false;
    }
    TickBands ticks = instrument.orderTicks();
    int sign = order.sign();
    out.updated(
        order,
        Math.addExact(order.filledLots(), open), // what was filled was filled in old shares
        ticks.afterSplit(order.limitTicks(), numerator, denominator, sign),
        ticks.afterSplit(order.triggerTicks(), numerator, denominator, -sign));
    order.afterSplit(numerator, denominator);
    state.bestTicks = ticks.afterSplit(state.bestTicks, numerator, denominator, sign);
    return true;
  }
}
