package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;

/// Matching against trades and quotes (engine contract 4.3).
///
/// Taking pays the far side of the quote, or on trades-only data the price of the trade; a resting
/// limit trades at its own price. An execution can cancel peers of other orders, so every loop
/// looks at the book anew.
final class TickMatching {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final FillProfile profile;

  TickMatching(SimulatedBroker broker, FillProfile profile) {
    this.broker = broker;
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
  void atArrival(SlotBook book, Order order, ReportSink out) {
    if (!book.top.isTrading()) {
      return;
    }
    if (book.matching == SlotBook.Matching.QUOTES) {
      if (usable(book) && (book.top.hasBid() || book.top.hasAsk())) {
        meetQuote(book, order, FillFlags.OPTIMISTIC, out);
      }
    } else if (book.top.hasLast()) {
      meetTrade(book, order, book.top.lastTicks(), FillFlags.OPTIMISTIC, out);
    }
  }

  private boolean usable(SlotBook book) {
    return profile.crossed() == FillProfile.Crossed.ALLOW || !book.top.crossed();
  }

  private void tradeMeetsFresh(SlotBook book, long price, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = book.copiedFresh(i);
      if (broker.isFresh(order)) {
        meetTrade(book, order, price, 0, out);
      }
    }
  }

  /// First meeting of an order with trades-only data.
  private void meetTrade(SlotBook book, Order order, long price, int flags, ReportSink out) {
    int sign = order.sign();
    OrderKind.Code kind = order.kind();
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (sign * (price - order.triggerTicks()) < 0) {
        restOrCancel(order, out);
        return;
      }
      broker.trigger(order, out);
    }
    if (kind.hasLimit() && !marketable(order, price)) {
      restOrCancel(order, out);
      return;
    }
    broker.remove(order);
    take(book, order, order.openLots(), price, flags, out);
  }

  private void restOrCancel(Order order, ReportSink out) {
    if (SimulatedBroker.isIoc(order)) {
      broker.remove(order);
      broker.cancelRest(order, out);
    } else {
      broker.rest(order);
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

  private void stopAtTrade(SlotBook book, Order order, long price, ReportSink out) {
    broker.popped(order);
    broker.trigger(order, out);
    if (order.kind() == OrderKind.Code.STOP_LIMIT && !marketable(order, price)) {
      broker.rest(order);
    } else {
      take(book, order, order.openLots(), price, 0, out);
    }
  }

  /// Whether a trade lets an order with a limit take: at the limit only where a touch fills (F-21).
  private boolean marketable(Order order, long price) {
    long better = order.sign() * (order.limitTicks() - price);
    return better > 0 || better == 0 && profile.throughTicks() == 0;
  }

  /// A print beyond resting limits fills them at their price, best price first, up to its share of
  /// the print.
  private long tradeMeetsLimits(
      SlotBook book, TriggerHeap limits, int sign, long price, long share, ReportSink out) {
    long left = share;
    while (left > 0 && !limits.isEmpty()) {
      Order order = limits.top();
      long limit = order.limitTicks();
      long through = profile.throughTicks() * book.instrument.orderTicks().orderTickAt(limit);
      if (sign * (limit - price) < through) {
        break;
      }
      limits.pop();
      broker.popped(order);
      long lots = Math.min(left, order.openLots());
      left -= lots;
      boolean rest = lots < order.openLots();
      out.filled(order, lots, limit, 0, FillFlags.MAKER);
      if (rest && stillOpen(order)) {
        broker.rest(order);
      }
    }
    return left;
  }

  private boolean stillOpen(Order order) {
    return order.id() != 0 && order.openLots() > 0;
  }

  private void takeFresh(SlotBook book, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = book.copiedFresh(i);
      if (broker.isFresh(order)) {
        meetQuote(book, order, 0, out);
      }
    }
  }

  /// First meeting of an order with a quote.
  private void meetQuote(SlotBook book, Order order, int flags, ReportSink out) {
    int sign = order.sign();
    OrderKind.Code kind = order.kind();
    if (!hasFar(book, sign)) {
      if (kind != OrderKind.Code.MARKET || SimulatedBroker.isIoc(order)) {
        restOrCancel(order, out);
      }
      return;
    }
    long far = far(book, sign);
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (sign * (far - order.triggerTicks()) < 0) {
        restOrCancel(order, out);
        return;
      }
      broker.trigger(order, out);
    }
    if (kind.hasLimit() && sign * (order.limitTicks() - far) < 0) {
      restOrCancel(order, out);
      return;
    }
    broker.remove(order);
    takeQuote(book, order, flags, out);
  }

  /// Takes displayed size, then deals with the rest by `beyondTop` (F-20).
  private void takeQuote(SlotBook book, Order order, int flags, ReportSink out) {
    int sign = order.sign();
    long price = far(book, sign);
    long open = order.openLots();
    long shown = Math.min(open, Math.max(0, book.available(sign)));
    if (shown > 0) {
      book.consume(sign, shown);
      take(book, order, shown, price, flags, out);
    }
    if (!stillOpen(order)) {
      return;
    }
    long worse = price + sign * book.instrument.orderTicks().orderTickAt(price);
    boolean limited = order.kind().hasLimit();
    boolean reach = !limited || sign * (order.limitTicks() - worse) >= 0;
    if (profile.beyondTop() == FillProfile.BeyondTop.ONE_TICK_WORSE && reach) {
      take(book, order, order.openLots(), worse, flags | FillFlags.ONE_TICK_WORSE, out);
    } else if (SimulatedBroker.isIoc(order)
        || profile.beyondTop() == FillProfile.BeyondTop.CANCEL_REST && !limited) {
      broker.cancelRest(order, out);
    } else if (limited) {
      broker.rest(order);
    } else {
      broker.waitForNext(order);
    }
  }

  private void quoteMeetsStops(SlotBook book, TriggerHeap stops, int sign, ReportSink out) {
    while (hasFar(book, sign) && stops.due(far(book, sign))) {
      Order order = stops.pop();
      broker.popped(order);
      broker.trigger(order, out);
      boolean limited = order.kind() == OrderKind.Code.STOP_LIMIT;
      if (limited && sign * (order.limitTicks() - far(book, sign)) < 0) {
        broker.rest(order);
      } else {
        takeQuote(book, order, 0, out);
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
      Order order = limits.pop();
      broker.popped(order);
      long lots = Math.min(shown, order.openLots());
      boolean rest = lots < order.openLots();
      book.consume(sign, lots);
      out.filled(order, lots, order.limitTicks(), 0, FillFlags.MAKER);
      if (rest && stillOpen(order)) {
        broker.rest(order);
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
  void take(SlotBook book, Order order, long lots, long price, int flags, ReportSink out) {
    int sign = order.sign();
    long worse =
        profile.slippage().worseTicks(price, book.instrument.orderTicks().orderTickAt(price));
    if (worse != 0 && order.kind().hasLimit()) {
      worse = Math.max(0, Math.min(worse, sign * (order.limitTicks() - price)));
    }
    out.filled(order, lots, price + sign * worse, worse, flags);
  }
}
