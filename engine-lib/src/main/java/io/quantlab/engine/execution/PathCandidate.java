package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// An order on a walk through a bar: what it would be, while nothing of the book changes. Reused
/// from walk to walk.
final class PathCandidate {
  Order order;

  /// Whether nothing more happens to it on this walk.
  boolean done;

  /// Whether it works as a limit.
  boolean armed;

  /// Whether its trigger follows the market and did not fire before the walk.
  private boolean trails;

  boolean active;
  long bestTicks;
  long triggerTicks;
  long limitTicks;
  long openLots;

  /// Open lots when it joined the walk.
  long firstLots;

  /// Where on the path it appeared, `NaN` for an order that was there before.
  double bornAt;

  void begin(Order of, Resting state) {
    order = of;
    done = false;
    armed = SlotBook.worksAsLimit(of, state.triggered);
    trails = of.trail() != null && !state.triggered;
    active = state.active;
    bestTicks = state.bestTicks;
    triggerTicks = of.triggerTicks();
    limitTicks = of.limitTicks();
    joins(of.openLots());
    bornAt = Double.NaN;
  }

  /// Joins the walk with so many open lots.
  void joins(long lots) {
    openLots = lots;
    firstLots = lots;
  }

  /// Whether its trigger still follows the walk.
  boolean follows() {
    return trails && !done && !armed;
  }

  /// Whether it trails and no price activated it yet.
  boolean isInactive() {
    return !armed && order.trail() != null && !active;
  }

  /// Limits and touches wait for a better price, stops for a worse one.
  boolean waitsForBetter() {
    return armed || order.kind().waitsFor() == OrderKind.Wait.TOUCH;
  }

  /// Whether the price must come down to its level.
  boolean waitsBelow() {
    return waitsForBetter() == order.isBuy();
  }

  /// The price at which it fills or triggers.
  long levelTicks(SlotBook book, long throughTicks) {
    return armed ? book.limitLevelTicks(order, limitTicks, throughTicks) : triggerTicks;
  }

  /// At one price stops go before limits, then orders by id.
  boolean before(PathCandidate other) {
    return armed == other.armed ? order.id() < other.order.id() : !armed;
  }

  /// Lets its trigger see a price.
  ///
  /// @param end where on a leg the price stands; on its way to the end it passed the activation
  ///   price itself
  void see(Instrument instrument, long price, PathPoint.End end) {
    if (!active && Trailing.activates(order, price)) {
      long activation = order.trail().activationTicks();
      active = true;
      bestTicks = end == PathPoint.End.END && activation != 0 ? activation : price;
      triggerTicks = Trailing.first(instrument, order, bestTicks);
    }
    if (active && Trailing.improves(order, bestTicks, price)) {
      bestTicks = price;
      triggerTicks = Trailing.next(instrument, order, triggerTicks, price);
    }
  }
}
