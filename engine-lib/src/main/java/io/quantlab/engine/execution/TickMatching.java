package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;

/// Matching against trades and quotes (engine contract 4.3).
///
/// Taking pays the far side of the quote, or on trades-only data the price of the trade; a resting
/// limit trades at its own price. An execution can cancel peers of other orders, so every loop
/// looks at the book anew.
final class TickMatching {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final OrderPool pool;
  private final FillProfile profile;

  TickMatching(SimulatedBroker broker, OrderPool pool, FillProfile profile) {
    this.broker = broker;
    this.pool = pool;
    this.profile = profile;
  }

  void onTrade(SlotBook book, MarketItem item, ReportSink out) {
    long price = item.open(1);
    if (book.matching == SlotBook.Matching.QUOTES) {
      if (usable(book)) {
        takeFresh(book, out);
      }
    } else {
      tradeMeetsFresh(book, price, out);
      tradeMeetsStops(book, price, out);
    }
    long share = item.lots() == 0 ? Long.MAX_VALUE : share(item.lots());
    share = tradeMeetsLimits(book, book.buyBelow, 1, price, share, out);
    tradeMeetsLimits(book, book.sellAbove, -1, price, share, out);
  }

  private long share(long printLots) {
    return profile.tradeShareE8() == WHOLE
        ? printLots
        : Exact.mulDivFloor(printLots, profile.tradeShareE8(), WHOLE);
  }

  void onQuote(SlotBook book, ReportSink out) {
    if (!usable(book)) {
      return;
    }
    takeFresh(book, out);
    quoteMeetsStops(book, book.buyAbove, 1, out);
    quoteMeetsStops(book, book.sellBelow, -1, out);
    quoteMeetsLimits(book, book.buyBelow, 1, out);
    quoteMeetsLimits(book, book.sellAbove, -1, out);
  }

  /// Timing IMMEDIATE: the order meets the market of now, if there is one.
  void atArrival(SlotBook book, int h, ReportSink out) {
    if (!book.top.isTrading()) {
      return;
    }
    if (book.matching == SlotBook.Matching.QUOTES) {
      if (usable(book) && (book.top.hasBid() || book.top.hasAsk())) {
        meetQuote(book, h, FillFlags.OPTIMISTIC, out);
      }
    } else if (book.top.hasLast()) {
      meetTrade(book, h, book.top.lastTicks(), FillFlags.OPTIMISTIC, out);
    }
  }

  private boolean usable(SlotBook book) {
    return profile.crossed() == FillProfile.Crossed.ALLOW || !book.top.crossed();
  }

  private void tradeMeetsFresh(SlotBook book, long price, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      int h = book.copiedFresh(i);
      if (broker.isFresh(h)) {
        meetTrade(book, h, price, 0, out);
      }
    }
  }

  /// First meeting of an order with trades-only data.
  private void meetTrade(SlotBook book, int h, long price, int flags, ReportSink out) {
    int sign = pool.sign(h);
    OrderKind.Code kind = OrderKind.Code.ofOrdinal(pool.kind(h));
    if (kind.hasTrigger() && !broker.isTriggered(h)) {
      if (sign * (price - pool.trigger(h)) < 0) {
        restOrCancel(h, out);
        return;
      }
      broker.trigger(h, out);
    }
    if (kind.hasLimit() && !marketable(h, price)) {
      restOrCancel(h, out);
      return;
    }
    broker.remove(h);
    take(book, h, pool.openLots(h), price, flags, out);
  }

  private void restOrCancel(int h, ReportSink out) {
    if (broker.isIoc(h)) {
      broker.remove(h);
      broker.cancelRest(h, out);
    } else {
      broker.rest(h);
    }
  }

  private void tradeMeetsStops(SlotBook book, long price, ReportSink out) {
    while (book.buyAbove.due(price)) {
      stopAtTrade(book, book.buyAbove.pop(), price, out);
    }
    while (book.sellBelow.due(price)) {
      stopAtTrade(book, book.sellBelow.pop(), price, out);
    }
  }

  private void stopAtTrade(SlotBook book, int h, long price, ReportSink out) {
    broker.popped(h);
    broker.trigger(h, out);
    if (pool.kind(h) == OrderKind.Code.STOP_LIMIT.ordinal() && !marketable(h, price)) {
      broker.rest(h);
    } else {
      take(book, h, pool.openLots(h), price, 0, out);
    }
  }

  /// Whether a trade lets an order with a limit take: at the limit only where a touch fills (F-21).
  private boolean marketable(int h, long price) {
    long better = pool.sign(h) * (pool.limit(h) - price);
    return better > 0 || better == 0 && profile.throughTicks() == 0;
  }

  /// A print beyond resting limits fills them at their price, best price first, up to its share of
  /// the print.
  private long tradeMeetsLimits(
      SlotBook book, TriggerHeap limits, int sign, long price, long share, ReportSink out) {
    long left = share;
    while (left > 0 && !limits.isEmpty()) {
      int h = limits.top();
      long limit = pool.limit(h);
      long through = profile.throughTicks() * book.instrument.orderTicks().orderTickAt(limit);
      if (sign * (limit - price) < through) {
        break;
      }
      limits.pop();
      broker.popped(h);
      long lots = Math.min(left, pool.openLots(h));
      left -= lots;
      boolean rest = lots < pool.openLots(h);
      out.filled(h, lots, limit, 0, FillFlags.MAKER);
      if (rest && stillOpen(h)) {
        broker.rest(h);
      }
    }
    return left;
  }

  private boolean stillOpen(int h) {
    return pool.id(h) != 0 && pool.openLots(h) > 0;
  }

  private void takeFresh(SlotBook book, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      int h = book.copiedFresh(i);
      if (broker.isFresh(h)) {
        meetQuote(book, h, 0, out);
      }
    }
  }

  /// First meeting of an order with a quote.
  private void meetQuote(SlotBook book, int h, int flags, ReportSink out) {
    int sign = pool.sign(h);
    OrderKind.Code kind = OrderKind.Code.ofOrdinal(pool.kind(h));
    if (!hasFar(book, sign)) {
      if (kind != OrderKind.Code.MARKET || broker.isIoc(h)) {
        restOrCancel(h, out);
      }
      return;
    }
    long far = far(book, sign);
    if (kind.hasTrigger() && !broker.isTriggered(h)) {
      if (sign * (far - pool.trigger(h)) < 0) {
        restOrCancel(h, out);
        return;
      }
      broker.trigger(h, out);
    }
    if (kind.hasLimit() && sign * (pool.limit(h) - far) < 0) {
      restOrCancel(h, out);
      return;
    }
    broker.remove(h);
    takeQuote(book, h, flags, out);
  }

  /// Takes displayed size, then deals with the rest by `beyondTop` (F-20).
  private void takeQuote(SlotBook book, int h, int flags, ReportSink out) {
    int sign = pool.sign(h);
    long price = far(book, sign);
    long open = pool.openLots(h);
    long shown = Math.min(open, Math.max(0, book.available(sign)));
    if (shown > 0) {
      book.consume(sign, shown);
      take(book, h, shown, price, flags, out);
    }
    if (!stillOpen(h)) {
      return;
    }
    long worse = price + sign * book.instrument.orderTicks().orderTickAt(price);
    boolean limited = OrderKind.Code.ofOrdinal(pool.kind(h)).hasLimit();
    boolean reach = !limited || sign * (pool.limit(h) - worse) >= 0;
    if (profile.beyondTop() == FillProfile.BeyondTop.ONE_TICK_WORSE && reach) {
      take(book, h, pool.openLots(h), worse, flags | FillFlags.ONE_TICK_WORSE, out);
    } else if (broker.isIoc(h)
        || profile.beyondTop() == FillProfile.BeyondTop.CANCEL_REST && !limited) {
      broker.cancelRest(h, out);
    } else if (limited) {
      broker.rest(h);
    } else {
      broker.waitForNext(h);
    }
  }

  private void quoteMeetsStops(SlotBook book, TriggerHeap stops, int sign, ReportSink out) {
    while (hasFar(book, sign) && stops.due(far(book, sign))) {
      int h = stops.pop();
      broker.popped(h);
      broker.trigger(h, out);
      boolean limited = pool.kind(h) == OrderKind.Code.STOP_LIMIT.ordinal();
      if (limited && sign * (pool.limit(h) - far(book, sign)) < 0) {
        broker.rest(h);
      } else {
        takeQuote(book, h, 0, out);
      }
    }
  }

  /// The far quote crossed resting limits: they trade at their own price (F-21), up to the
  /// displayed size.
  private void quoteMeetsLimits(SlotBook book, TriggerHeap limits, int sign, ReportSink out) {
    while (hasFar(book, sign) && limits.due(far(book, sign))) {
      long shown = book.available(sign);
      if (shown <= 0) {
        return;
      }
      int h = limits.pop();
      broker.popped(h);
      long lots = Math.min(shown, pool.openLots(h));
      boolean rest = lots < pool.openLots(h);
      book.consume(sign, lots);
      out.filled(h, lots, pool.limit(h), 0, FillFlags.MAKER);
      if (rest && stillOpen(h)) {
        broker.rest(h);
      }
    }
  }

  private static boolean hasFar(SlotBook book, int sign) {
    return sign > 0 ? book.top.showsAsk() : book.top.showsBid();
  }

  private static long far(SlotBook book, int sign) {
    return sign > 0 ? book.top.askTicks() : book.top.bidTicks();
  }

  /// A taking fill: the price, made worse by slippage but never worse than the order's limit.
  void take(SlotBook book, int h, long lots, long price, int flags, ReportSink out) {
    int sign = pool.sign(h);
    long worse =
        profile.slippage().worseTicks(price, book.instrument.orderTicks().orderTickAt(price));
    if (worse != 0 && OrderKind.Code.ofOrdinal(pool.kind(h)).hasLimit()) {
      worse = Math.max(0, Math.min(worse, sign * (pool.limit(h) - price)));
    }
    out.filled(h, lots, price + sign * worse, worse, flags);
  }
}
