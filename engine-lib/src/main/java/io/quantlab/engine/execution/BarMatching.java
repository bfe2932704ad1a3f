package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;

/// Matching against bars (engine contract 4.2): at the open ([BarOpens]), along a path through the
/// body ([BarBodies]), at closes that are known.
final class BarMatching {
  private final FillProfile profile;
  private final OrderPlaces places;
  private final Executions executions;
  private final BarFills fills;
  private final BarOpens opens;
  private final BarBodies bodies;

  BarMatching(
      FillProfile profile,
      OrderPlaces places,
      Executions executions,
      BarFills fills,
      BarOpens opens,
      BarBodies bodies) {
    this.profile = profile;
    this.places = places;
    this.executions = executions;
    this.fills = fills;
    this.opens = opens;
    this.bodies = bodies;
  }

  /// When orders meet the bars of an instrument.
  Timing timing(SlotBook book) {
    if (book.matching != SlotBook.Matching.QUOTE_BARS) {
      return profile.barTiming();
    }
    return switch (book.top.barSpan()) {
      case INTRADAY -> profile.quoteBarTiming();
      case SESSION -> profile.sessions().quoteBars();
    };
  }

  PathRange paths() {
    return bodies.paths();
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    if (timing(book) == Timing.NEXT_CLOSE) {
      opens.auctions(book, item, out);
    } else {
      opens.onOpen(book, item, out);
    }
  }

  void onBody(SlotBook book, MarketItem item, ReportSink out) {
    if (timing(book) == Timing.NEXT_CLOSE) {
      opens.onClose(book, item, out);
      bodies.followClose(book, item);
    } else {
      bodies.onBody(book, item, out);
    }
  }

  /// Timing BAR_CLOSE: a market order takes the close of the bar that decided.
  void atClose(SlotBook book, Order order, ReportSink out) {
    if (!hasClose(book, order)) {
      return;
    }
    long price = closeTicks(book, order);
    places.remove(order);
    executions.take(book, order, order.openLots(), price, FillFlags.OPTIMISTIC, null, out);
  }

  /// The last price of a session meets an order for its close: the close of the last bar (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    int sign = order.sign();
    if (!hasClose(book, order) || !book.top.hasSessionPrice()) {
      return;
    }
    long price = closeTicks(book, order);
    boolean limited = order.kind().hasLimit();
    if (limited && sign * (order.limitTicks() - price) < 0) {
      return;
    }
    book.cap.begin(book.top.barStartNanos());
    long lots = Math.min(fills.capLeft(book, sign, book.top.barVolumeLots()), order.openLots());
    if (lots > 0) {
      book.cap.use(sign, lots);
      executions.take(
          book, order, lots, price, lots < order.openLots() ? FillFlags.CAPPED : 0, null, out);
    }
  }

  private static boolean hasClose(SlotBook book, Order order) {
    if (book.matching != SlotBook.Matching.QUOTE_BARS) {
      return book.top.hasLast();
    }
    return order.isBuy() ? book.top.hasAsk() : book.top.hasBid();
  }

  /// Close of the last bar: of quote bars the side the order trades against.
  private static long closeTicks(SlotBook book, Order order) {
    if (book.matching != SlotBook.Matching.QUOTE_BARS) {
      return book.top.lastTicks();
    }
    return order.isBuy() ? book.top.askTicks() : book.top.bidTicks();
  }
}
