package io.quantlab.engine.execution;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;

/// What becomes of an order that met a price: it takes, it makes, its rest goes or stays.
///
/// Orders that execute are out of the book; the matching classes decide how many lots at what
/// price.
final class Executions {
  private final SlotBook[] books;
  private final OrderStates states;
  private final OrderPlaces places;
  private final TakerCost costs;

  Executions(SlotBook[] books, OrderStates states, OrderPlaces places, TakerCost costs) {
    this.books = books;
    this.states = states;
    this.places = places;
    this.costs = costs;
  }

  /// A taking fill: the price, made worse by slippage but never worse than the order's limit.
  ///
  /// @param item the bar that fills the order, or `null` outside bars
  void take(
      SlotBook book,
      Order order,
      long lots,
      long price,
      int flags,
      MarketItem item,
      ReportSink out) {
    long worse = costs.worse(book, order, states.of(order), lots, price, item, out);
    fill(order, lots, price + order.sign() * worse, worse, flags, out);
  }

  /// A taking fill outside bars whose slippage has no more than so many ticks of room; returns the
  /// ticks it took.
  long takeWithin(SlotBook book, Order order, long lots, long price, long room, ReportSink out) {
    long asked = costs.worse(book, order, states.of(order), lots, price, null, out);
    long worse = costs.within(asked, room);
    fill(order, lots, price + order.sign() * worse, worse, 0, out);
    return worse;
  }

  /// A fill of a resting limit at its own price; what an iceberg showed of it is gone. Returns
  /// whether the order wants more.
  boolean make(Order order, long lots, int flags, ReportSink out) {
    boolean rest = lots < order.openLots();
    states.shown(order, lots);
    fill(order, lots, order.limitTicks(), 0, flags | FillFlags.MAKER, out);
    return rest && OrderStates.goesOn(order);
  }

  /// Executes an order that is out of the book, as far as its account has margin (F-71); what it
  /// has no margin for is canceled.
  void fill(Order order, long lots, long price, long worse, int flags, ReportSink out) {
    long affordable = out.affordableLots(order, lots, price);
    boolean impact = costs.hasImpact() && (flags & FillFlags.MAKER) == 0;
    if (affordable > 0) {
      if (impact) {
        out.impact(order, costs.temporaryTicks(), costs.overlayTicks());
      }
      tellSeen(order, flags, out);
      out.filled(order, affordable, price, worse, flags);
      if (impact) {
        costs.executed(order, affordable, price - order.sign() * worse, out.epochNanos());
      }
    }
    if (affordable < lots && order.isWorking()) {
      places.remove(order);
      out.canceled(order, RejectReason.MARGIN);
    }
  }

  /// Tells the spread a taker met, or how far back a maker stood.
  private void tellSeen(Order order, int flags, ReportSink out) {
    boolean maker = (flags & FillFlags.MAKER) != 0;
    long spread = maker ? ReportSink.UNKNOWN : books[order.slot()].spreadTicks();
    long ahead = maker ? states.of(order).queueAhead : ReportSink.UNKNOWN;
    if (spread != ReportSink.UNKNOWN || ahead != ReportSink.UNKNOWN) {
      out.seen(order, spread, ahead);
    }
  }

  /// Cancels what is left of an order that is out of the book; what an opening left expires.
  void cancelRest(Order order, ReportSink out) {
    Resting state = states.of(order);
    state.place = Resting.Place.NOWHERE;
    if (state.auction) {
      out.expired(order);
    } else {
      out.canceled(order, RejectReason.NONE);
    }
  }

  /// An order that could not trade waits for its price, or goes when it may not.
  void restOrCancel(Order order, ReportSink out) {
    if (states.mayNotRest(order)) {
      places.remove(order);
      cancelRest(order, out);
    } else {
      places.rest(order);
    }
  }

  /// What a market-to-limit order could not take at the best level becomes a limit order there
  /// (O-11).
  void becomeLimit(Order order, long priceTicks, ReportSink out) {
    states.of(order).triggered = true;
    out.updated(order, order.lots(), priceTicks, order.triggerTicks());
    if (states.mayNotRest(order)) {
      cancelRest(order, out);
    } else {
      places.rest(order);
    }
  }

  /// Deals with a post-only order that would take at a price of the far side: rejects it, or moves
  /// it one order tick off (O-13). It is in no place of the book after a rejection.
  void wouldTake(SlotBook book, Order order, long farTicks, ReportSink out) {
    if (order.terms().taking() == OrderTerms.Taking.REJECT) {
      places.remove(order);
      if (order.filledLots() == 0) {
        out.rejected(order, RejectReason.WOULD_TAKE);
      } else {
        out.canceled(order, RejectReason.WOULD_TAKE); // its rest, after an amended price
      }
      return;
    }
    long tick = book.instrument.orderTicks().orderTickAt(farTicks);
    out.updated(order, order.lots(), farTicks - order.sign() * tick, order.triggerTicks());
    places.rest(order);
  }
}
