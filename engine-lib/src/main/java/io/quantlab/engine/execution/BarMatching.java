package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;

/// Matching against bars (engine contract 4.2): at the open ([BarOpens]), along a path through the
/// body ([BarBodies]), at closes that are known.
final class BarMatching {
  private final SimulatedBroker broker;
  private final BarFills fills;
  private final BarOpens opens;
  private final BarBodies bodies;

  BarMatching(SimulatedBroker broker, OrderPool pool, FillProfile profile, TakerCost costs) {
    this.broker = broker;
    this.fills = new BarFills(broker, profile, costs);
    this.opens = new BarOpens(broker, profile, fills);
    this.bodies = new BarBodies(broker, pool, profile, fills);
  }

  PathRange paths() {
    return bodies.paths();
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    if (broker.barTiming(book) == Timing.NEXT_CLOSE) {
      opens.auctions(book, item, out);
    } else {
      opens.onOpen(book, item, out);
    }
  }

  void onBody(SlotBook book, MarketItem item, ReportSink out) {
    if (broker.barTiming(book) == Timing.NEXT_CLOSE) {
      opens.onClose(book, item, out);
      bodies.followClose(book, item);
    } else {
      bodies.onBody(book, item, out);
    }
  }

  /// Timing BAR_CLOSE: a market order takes the close of the bar that decided.
  void atClose(SlotBook book, Order order, ReportSink out) {
    int sign = order.sign();
    boolean quotes = book.matching == SlotBook.Matching.QUOTE_BARS;
    boolean known =
        quotes ? (sign > 0 ? book.top.hasAsk() : book.top.hasBid()) : book.top.hasLast();
    if (!known) {
      return;
    }
    long price =
        quotes ? (sign > 0 ? book.top.askTicks() : book.top.bidTicks()) : book.top.lastTicks();
    broker.remove(order);
    fills.take(book, order, order.openLots(), price, FillFlags.OPTIMISTIC, null, out);
  }

  /// The last price of a session meets an order for its close: the close of the last bar (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    int sign = order.sign();
    boolean quotes = book.matching == SlotBook.Matching.QUOTE_BARS;
    boolean known =
        quotes ? (sign > 0 ? book.top.hasAsk() : book.top.hasBid()) : book.top.hasLast();
    if (!known || !book.top.hasSessionPrice()) {
      return;
    }
    long price =
        quotes ? (sign > 0 ? book.top.askTicks() : book.top.bidTicks()) : book.top.lastTicks();
    boolean limited = order.kind().hasLimit();
    if (limited && sign * (order.limitTicks() - price) < 0) {
      return;
    }
    book.beginBar(book.top.barStartNanos());
    long lots = Math.min(fills.capLeft(book, sign, book.top.barVolumeLots()), order.openLots());
    if (lots > 0) {
      book.useCap(sign, lots);
      fills.take(
          book, order, lots, price, lots < order.openLots() ? FillFlags.CAPPED : 0, null, out);
    }
  }
}
