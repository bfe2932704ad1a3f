package io.quantlab.engine.execution;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.execution.Resting.Place;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.Order;

/// Restates what the venue keeps of an instrument in the shares after a split (engine contract
///
final class SplitOrders {
  private final OrderStates states;
  private final OrderPlaces places;
  private final TakerCost costs;

  SplitOrders(OrderStates states, OrderPlaces places, TakerCost costs) {
    this.states = states;
    this.places = places;
    this.costs = costs;
  }

  /// @param slot of the book's instrument
  void split(SlotBook book, int slot, long numerator, long denominator, ReportSink out) {
    if (book.days != null) {
      book.days.split(numerator, denominator);
    }
    if (costs.overlay() != null) {
      costs.overlay().split(slot, numerator, denominator);
    }
    for (Order order : places.of(book)) {
      if (states.isWorking(order)) {
        split(book, order, numerator, denominator, out);
      }
    }
    book.refreshBand();
  }

  /// An order of less than a lot after the split is canceled. Of a trigger the passive side is the
  /// other one.
  private void split(SlotBook book, Order order, long numerator, long denominator, ReportSink out) {
    Resting state = states.of(order);
    Place place = state.place;
    places.remove(order);
    long open = Math.multiplyExact(order.openLots(), numerator) / denominator;
    if (open == 0) {
      out.canceled(order, RejectReason.SPLIT);
      return;
    }
    TickBands ticks = book.instrument.orderTicks();
    int sign = order.sign();
    out.updated(
        order,
        Math.addExact(order.filledLots(), open), // what was filled was filled in old shares
        ticks.afterSplit(order.limitTicks(), numerator, denominator, sign),
        ticks.afterSplit(order.triggerTicks(), numerator, denominator, -sign));
    order.afterSplit(numerator, denominator);
    state.bestTicks = ticks.afterSplit(state.bestTicks, numerator, denominator, sign);
    places.restore(order, place);
  }
}
