package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;

/// Mark prices a venue publishes, and the orders whose trigger watches them (engine contract 3.1).
///
/// What a mark fires takes the market of then where quotes or a book show one; trades and bars show
/// none, there it meets the next trade, or the open of the next bar, as an order that arrives now
/// does.
final class MarkTriggers {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final QuoteMatching quotes;
  private final DepthMatching depths;

  MarkTriggers(
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      QuoteMatching quotes,
      DepthMatching depths) {
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.quotes = quotes;
    this.depths = depths;
  }

  /// A mark price is published; while the instrument does not trade it fires nothing.
  void onMark(SlotBook book, long priceTicks, ReportSink out) {
    int n = book.top.isTrading() ? book.watching.copy() : 0;
    for (int i = 0; i < n; i++) {
      Order order = book.watching.copied(i);
      if (states.isWatching(order)
          && order.terms().source() == OrderTerms.Source.MARK
          && triggers.fires(book.instrument, order, priceTicks)) {
        places.remove(order);
        fired(book, order, out);
      }
    }
  }

  private void fired(SlotBook book, Order order, ReportSink out) {
    switch (book.matching) {
      case QUOTES -> quotes.fired(book, order, out);
      case DEPTH -> depths.fired(book, order, out);
      case TRADES, BARS, QUOTE_BARS -> {
        triggers.fire(order, out);
        states.of(order).arrivedNanos = out.epochNanos();
        places.waitForNext(order);
      }
    }
  }
}
