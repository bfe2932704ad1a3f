package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;

/// Matching against trades and quotes (engine contract 4.3).
///
/// Orders of an instrument with quotes take from these ([QuoteMatching]), without from its prints
/// ([TradeMatching]); prints fill resting limits in both cases ([PrintedLimits]).
final class TickMatching {
  private final QuoteMatching quotes;
  private final TradeMatching trades;
  private final PrintedLimits printed;

  /// `null` when limits wait in no queue.
  private final QuoteQueues queues;

  TickMatching(
      QuoteMatching quotes, TradeMatching trades, PrintedLimits printed, QuoteQueues queues) {
    this.quotes = quotes;
    this.trades = trades;
    this.printed = printed;
    this.queues = queues;
  }

  void onTrade(SlotBook book, MarketItem item, ReportSink out) {
    long price = item.open(1);
    if (book.matching == SlotBook.Matching.QUOTES) {
      quotes.onTrade(book, price, item.lots(), out);
    } else {
      trades.onTrade(book, price, out);
    }
    printed.onTrade(book, price, item.lots(), out);
  }

  void onQuote(SlotBook book, ReportSink out) {
    if (book.hasQuoteQueues()) {
      queues.onQuote(book);
    }
    quotes.onQuote(book, out);
  }

  /// Timing IMMEDIATE: the order meets the market of now, if there is one.
  void atArrival(SlotBook book, Order order, ReportSink out) {
    if (!book.top.isTrading()) {
      return;
    }
    if (book.matching == SlotBook.Matching.QUOTES) {
      quotes.atArrival(book, order, out);
    } else {
      trades.atArrival(book, order, out);
    }
  }

  /// The last price of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    if (book.matching == SlotBook.Matching.QUOTES) {
      quotes.atSessionClose(book, order, out);
    } else {
      trades.atSessionClose(book, order, out);
    }
  }
}
