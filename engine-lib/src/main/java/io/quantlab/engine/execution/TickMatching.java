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
  private final TakerCost costs;

  /// `null` when limits wait in no queue.
  private final QuoteQueues queues;

  private final ReachedOrders reached = new ReachedOrders();

  TickMatching(SimulatedBroker broker, FillProfile profile, TakerCost costs, QuoteQueues queues) {
    this.queues = queues;
    this.costs = costs;
    this.broker = broker;
    this.profile = profile;
  }

  void onTrade(SlotBook book, MarketItem item, ReportSink out) {
    long price = item.open(1);
    if (book.matching == SlotBook.Matching.QUOTES) {
      book.printed(price, item.lots());
      if (usable(book)) {
        takeFresh(book, out);
      }
      book.printOver();
    } else {
      tradeMeetsFresh(book, price, out);
      tradeMeetsTriggers(book, price, out);
    }
    long share = item.lots() == 0 ? Long.MAX_VALUE : share(item.lots());
    if (book.hasQuoteQueues()) {
      share = tradeMeetsQueues(book, book.buyBelow, price, item.lots(), share, out);
      tradeMeetsQueues(book, book.sellAbove, price, item.lots(), share, out);
      return;
    }
    share = tradeMeetsLimits(book, book.buyBelow, 1, price, share, out);
    tradeMeetsLimits(book, book.sellAbove, -1, price, share, out);
  }

  private long share(long printLots) {
    return profile.tradeShareE8() == WHOLE
        ? printLots
        : Exact.mulDivFloor(printLots, profile.tradeShareE8(), WHOLE);
  }

  void onQuote(SlotBook book, ReportSink out) {
    if (book.hasQuoteQueues()) {
      queues.onQuote(book);
    }
    if (!usable(book)) {
      return;
    }
    takeFresh(book, out);
    quoteMeetsTriggers(book, book.buyAbove, 1, out);
    quoteMeetsTriggers(book, book.sellBelow, -1, out);
    quoteMeetsTriggers(book, book.buyTouch, 1, out);
    quoteMeetsTriggers(book, book.sellTouch, -1, out);
    if (book.trailingCount() > 0) {
      quoteMeetsTrailing(book, out);
    }
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
    if (order.kind().hasTrigger() && !broker.isTriggered(order)) {
      if (!reaches(book, order, price)) {
        restOrCancel(order, out);
        return;
      }
      broker.trigger(order, out);
    }
    if (broker.isBound(order) && !marketable(order, price)) {
      restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      broker.wouldTake(book, order, price, out);
      return;
    }
    broker.remove(order);
    take(book, order, order.openLots(), price, flags, out);
  }

  /// Whether a price fires an order that waits for its trigger; a trailing one follows it else.
  private boolean reaches(SlotBook book, Order order, long price) {
    return switch (order.kind().waitsFor()) {
      case STOP -> order.sign() * (price - order.triggerTicks()) >= 0;
      case TOUCH -> order.sign() * (order.triggerTicks() - price) >= 0;
      case TRAIL -> broker.trails(book, order, price);
      case NONE, OPEN, CLOSE -> true;
    };
  }

  private void restOrCancel(Order order, ReportSink out) {
    if (broker.mayNotRest(order)) {
      broker.remove(order);
      broker.cancelRest(order, out);
    } else {
      broker.rest(order);
    }
  }

  private void tradeMeetsTriggers(SlotBook book, long price, ReportSink out) {
    triggersAtTrade(book, book.buyAbove, price, out);
    triggersAtTrade(book, book.sellBelow, price, out);
    triggersAtTrade(book, book.buyTouch, price, out);
    triggersAtTrade(book, book.sellTouch, price, out);
    if (book.trailingCount() > 0) {
      tradeMeetsTrailing(book, price, out);
    }
  }

  private void triggersAtTrade(SlotBook book, TriggerHeap heap, long price, ReportSink out) {
    while (heap.due(price)) {
      Order order = heap.pop();
      broker.popped(order);
      triggeredAtTrade(book, order, price, out);
    }
  }

  private void tradeMeetsTrailing(SlotBook book, long price, ReportSink out) {
    Order[] trailing = copyTrailing(book);
    for (Order order : trailing) {
      if (broker.isTrailing(order) && broker.trails(book, order, price)) {
        broker.remove(order);
        triggeredAtTrade(book, order, price, out);
      }
    }
  }

  private static Order[] copyTrailing(SlotBook book) {
    Order[] copy = new Order[book.trailingCount()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = book.trailing(i);
    }
    return copy;
  }

  private void triggeredAtTrade(SlotBook book, Order order, long price, ReportSink out) {
    broker.trigger(order, out);
    if (broker.isBound(order) && !marketable(order, price)) {
      broker.rest(order);
    } else if (order.terms().postOnly()) {
      broker.wouldTake(book, order, price, out);
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
      long lots = Math.min(left, broker.shownLots(order));
      left -= lots;
      boolean rest = lots < order.openLots();
      broker.shown(order, lots);
      broker.fill(order, lots, limit, 0, FillFlags.MAKER, out);
      if (rest && SimulatedBroker.goesOn(order)) {
        broker.rest(order);
      }
    }
    return left;
  }

  /// A print meets limits that wait in queues: all of those it passed, and those at its price as
  /// far as it reaches beyond who is ahead, by price, then arrival, up to their share of the print.
  private long tradeMeetsQueues(
      SlotBook book, TriggerHeap limits, long price, long size, long share, ReportSink out) {
    reached.clear();
    for (int i = 0; i < limits.size(); i++) {
      if (limits.order(i).sign() * (limits.order(i).limitTicks() - price) >= 0) {
        reached.add(limits.order(i));
      }
    }
    reached.sortByPrice(broker);
    long left = share;
    for (int i = 0; i < reached.count(); i++) {
      Order order = reached.at(i);
      if (!limits.holds(order)) {
        continue; // an execution before it canceled it
      }
      long shown = broker.shownLots(order);
      long beyond =
          order.limitTicks() == price ? Math.min(shown, queues.reached(order, size)) : shown;
      long lots = Math.min(left, beyond);
      if (lots > 0) {
        left -= lots;
        limits.remove(order);
        broker.popped(order);
        boolean rest = lots < order.openLots();
        broker.shown(order, lots);
        broker.fill(order, lots, order.limitTicks(), 0, FillFlags.MAKER, out);
        if (rest && SimulatedBroker.goesOn(order)) {
          broker.rest(order);
        }
      }
    }
    return left;
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
      if (kind.hasLimit() || kind.hasTrigger() || broker.mayNotRest(order)) {
        restOrCancel(order, out);
      }
      return;
    }
    long far = far(book, sign);
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (!reaches(book, order, far)) {
        restOrCancel(order, out);
        return;
      }
      broker.trigger(order, out);
    }
    if (broker.isBound(order) && sign * (order.limitTicks() - far) < 0) {
      restOrCancel(order, out);
      return;
    }
    if (order.terms().postOnly()) {
      broker.wouldTake(book, order, far, out);
      return;
    }
    broker.remove(order);
    takeQuote(book, order, flags, out);
  }

  /// The last price of a session meets an order for its close (O-10).
  void atSessionClose(SlotBook book, Order order, ReportSink out) {
    int sign = order.sign();
    boolean quotes = book.matching == SlotBook.Matching.QUOTES;
    if (quotes ? !usable(book) || !hasFar(book, sign) : !book.top.hasSessionPrice()) {
      return;
    }
    long price = quotes ? far(book, sign) : book.top.lastTicks();
    boolean limited = order.kind().hasLimit();
    if (limited && sign * (order.limitTicks() - price) < 0) {
      return;
    }
    if (quotes) {
      takeQuote(book, order, 0, out);
    } else {
      take(book, order, order.openLots(), price, 0, out);
    }
  }

  /// Takes displayed size, then deals with the rest by `beyondTop` (F-20).
  private void takeQuote(SlotBook book, Order order, int flags, ReportSink out) {
    int sign = order.sign();
    long price = far(book, sign);
    long open = order.openLots();
    long available = Math.max(0, book.available(sign));
    if (SimulatedBroker.isAllOrNone(order) && available < open) {
      broker.cancelRest(order, out);
      return;
    }
    long shown = Math.min(open, available);
    if (shown > 0) {
      book.consume(sign, shown);
      take(book, order, shown, price, flags, out);
    }
    if (!SimulatedBroker.goesOn(order)) {
      return;
    }
    long worse = price + sign * book.instrument.orderTicks().orderTickAt(price);
    if (order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !broker.isTriggered(order)) {
      broker.becomeLimit(order, price, out);
      return;
    }
    boolean limited = broker.isBound(order);
    boolean reach = !limited || sign * (order.limitTicks() - worse) >= 0;
    if (profile.beyondTop() == FillProfile.BeyondTop.ONE_TICK_WORSE && reach) {
      take(book, order, order.openLots(), worse, flags | FillFlags.ONE_TICK_WORSE, out);
    } else if (broker.mayNotRest(order)
        || profile.beyondTop() == FillProfile.BeyondTop.CANCEL_REST && !limited) {
      broker.cancelRest(order, out);
    } else if (limited) {
      broker.rest(order);
    } else {
      broker.waitForNext(order);
    }
  }

  private void quoteMeetsTriggers(SlotBook book, TriggerHeap heap, int sign, ReportSink out) {
    while (hasFar(book, sign) && heap.due(far(book, sign))) {
      Order order = heap.pop();
      broker.popped(order);
      triggeredAtQuote(book, order, out);
    }
  }

  private void quoteMeetsTrailing(SlotBook book, ReportSink out) {
    for (Order order : copyTrailing(book)) {
      int sign = order.sign();
      if (broker.isTrailing(order)
          && hasFar(book, sign)
          && broker.trails(book, order, far(book, sign))) {
        broker.remove(order);
        triggeredAtQuote(book, order, out);
      }
    }
  }

  private void triggeredAtQuote(SlotBook book, Order order, ReportSink out) {
    broker.trigger(order, out);
    int sign = order.sign();
    if (broker.isBound(order) && sign * (order.limitTicks() - far(book, sign)) < 0) {
      broker.rest(order);
    } else if (order.terms().postOnly()) {
      broker.wouldTake(book, order, far(book, sign), out);
    } else {
      takeQuote(book, order, 0, out);
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
      long lots = Math.min(shown, broker.shownLots(order));
      boolean rest = lots < order.openLots();
      book.consume(sign, lots);
      broker.shown(order, lots);
      broker.fill(order, lots, order.limitTicks(), 0, FillFlags.MAKER, out);
      if (rest && SimulatedBroker.goesOn(order)) {
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
    long worse = costs.worse(book, order, broker.resting(order), lots, price, null, out);
    broker.fill(order, lots, price + order.sign() * worse, worse, flags, out);
  }
}
