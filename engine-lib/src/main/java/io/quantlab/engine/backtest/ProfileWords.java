package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SessionFills;
import java.util.LinkedHashMap;
import java.util.Map;

/// The settings of a fill profile in words, for the manifest.
final class ProfileWords {
  private ProfileWords() {}

  /// The settings of a fill profile by name, for the manifest.
  static Map<String, String> of(FillProfile p) {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("name", p.name());
    m.put("tickTiming", p.tickTiming().name());
    m.put("barTiming", p.barTiming().name());
    m.put("quoteBarTiming", p.quoteBarTiming().name());
    m.put("path", p.path().name());
    m.put("throughTicks", Long.toString(p.throughTicks()));
    m.put("stopLimitInBar", p.stopLimitInBar().name());
    m.put("children", p.children().name());
    m.put("volumeCapE8", Long.toString(p.volumeCapE8()));
    m.put("futureCapE8", Long.toString(p.futureCapE8()));
    m.put("tradeShareE8", Long.toString(p.tradeShareE8()));
    m.put("beyondTop", p.beyondTop().name());
    m.put("crossed", p.crossed().name());
    m.put("slippage", p.slippage().toString());
    m.put("clip", p.clip().name());
    m.put("amends", p.amends().name());
    if (p.book().isPresent()) {
      BookFills book = p.book().get();
      m.put("queue", book.queue().toString());
      m.put("feedLatency", book.latencies().feed().toString());
      m.put("entryLatency", book.latencies().entry().toString());
      m.put("responseLatency", book.latencies().response().toString());
      m.put("protectionTicks", Long.toString(book.protectionTicks()));
      if (book.latencies().faults().any()) {
        m.put("venueFaults", book.latencies().faults().toString());
      }
    }
    if (p.sessions().quoteBars() != p.quoteBarTiming()) {
      m.put("sessionQuoteBarTiming", p.sessions().quoteBars().name());
    }
    if (p.sessions().auctionWaitNanos() != SessionFills.AUCTION_WAIT_NANOS) {
      m.put("auctionWaitNanos", Long.toString(p.sessions().auctionWaitNanos()));
    }
    p.quoteQueue().ifPresent(queue -> m.put("quoteQueue", queue.toString()));
    return m;
  }
}
