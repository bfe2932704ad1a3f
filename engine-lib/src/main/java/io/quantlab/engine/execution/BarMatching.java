package io.quantlab.engine.execution;

import io.quantlab.engine.execution.BarPathRun.PathOrder;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import java.util.Arrays;

/// Matching against bars (engine contract 4.2): at the open, then along a path through the body.
///
/// An order that arrived after a bar began meets the next bar, never the part of this one it may
/// not have seen.
final class BarMatching {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final OrderPool pool;
  private final FillProfile profile;
  private final BarPathRun first;
  private final BarPathRun second;
  private int[] reached = new int[8];
  private int reachedCount;
  private long ambiguousBars;

  BarMatching(SimulatedBroker broker, OrderPool pool, FillProfile profile) {
    this.broker = broker;
    this.pool = pool;
    this.profile = profile;
    this.first = new BarPathRun(pool, profile);
    this.second = new BarPathRun(pool, profile);
  }

  long ambiguousBars() {
    return ambiguousBars;
  }

  /// Timing BAR_CLOSE: a market order takes the close of the bar that decided.
  void atClose(SlotBook book, int h, ReportSink out) {
    int sign = pool.sign(h);
    boolean quotes = book.matching == SlotBook.Matching.QUOTE_BARS;
    boolean known =
        quotes ? (sign > 0 ? book.top.hasAsk() : book.top.hasBid()) : book.top.hasLast();
    if (!known) {
      return;
    }
    long price =
        quotes ? (sign > 0 ? book.top.askTicks() : book.top.bidTicks()) : book.top.lastTicks();
    broker.remove(h);
    take(book, h, pool.openLots(h), price, FillFlags.OPTIMISTIC, out);
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    book.beginBar(item.startNanos());
    if (item.volumeLots() == 0) {
      return;
    }
    meetOpen(book, item, out);
    restingAtOpen(book.buyAbove, book.sellBelow, book, item, out);
    restingAtOpen(book.buyBelow, book.sellAbove, book, item, out);
  }

  private void meetOpen(SlotBook book, MarketItem item, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      int h = book.copiedFresh(i);
      if (broker.isFresh(h)) {
        atOpen(book, h, item, out);
      }
    }
  }

  /// Resting orders of both sides that the open passed, by order id.
  private void restingAtOpen(
      TriggerHeap buys, TriggerHeap sells, SlotBook book, MarketItem item, ReportSink out) {
    reachedCount = 0;
    collect(buys, item);
    collect(sells, item);
    sortById();
    for (int i = 0; i < reachedCount; i++) {
      if (broker.isWorking(reached[i])) {
        atOpen(book, reached[i], item, out);
      }
    }
  }

  private void atOpen(SlotBook book, int h, MarketItem item, ReportSink out) {
    int sign = pool.sign(h);
    long open = item.open(sign);
    OrderKind.Code kind = OrderKind.Code.ofOrdinal(pool.kind(h));
    if (kind.hasTrigger() && !broker.isTriggered(h)) {
      if (sign * (open - pool.trigger(h)) < 0) {
        keepOrCancel(h, out);
        return;
      }
      boolean fresh = broker.isFresh(h);
      broker.remove(h);
      broker.trigger(h, out);
      if (fresh) {
        broker.waitForNext(h);
      } else {
        broker.rest(h);
      }
    }
    if (kind.hasLimit()) {
      long better = sign * (pool.limit(h) - open);
      if (better < 0 || better == 0 && profile.throughTicks() > 0) {
        keepOrCancel(h, out);
        return;
      }
    }
    fillAtOpen(book, h, item, open, out);
  }

  private void fillAtOpen(SlotBook book, int h, MarketItem item, long open, ReportSink out) {
    long lots = capped(book, h, pool.openLots(h), item);
    if (lots == 0) {
      keepOrCancel(h, out);
      return;
    }
    boolean part = lots < pool.openLots(h);
    broker.remove(h);
    take(book, h, lots, open, part ? FillFlags.CAPPED : 0, out);
    if (part && pool.openLots(h) > 0) {
      if (broker.isIoc(h)) {
        broker.cancelRest(h, out);
      } else if (pool.kind(h) == OrderKind.Code.MARKET.ordinal()) {
        broker.waitForNext(h);
      } else {
        broker.rest(h);
      }
    }
  }

  private void keepOrCancel(int h, ReportSink out) {
    if (broker.isIoc(h)) {
      broker.remove(h);
      broker.cancelRest(h, out);
    }
  }

  /// Lots the volume cap still allows on this bar and side (F-30), and counts them as used.
  private long capped(SlotBook book, int h, long wanted, MarketItem item) {
    long lots = Math.min(capLeft(book, pool.sign(h), item), wanted);
    book.useCap(pool.sign(h), lots);
    return lots;
  }

  private long capLeft(SlotBook book, int sign, MarketItem item) {
    if (profile.volumeCapE8() == 0 || item.volumeLots() < 0) {
      return Long.MAX_VALUE;
    }
    long cap = Exact.mulDivFloor(item.volumeLots(), profile.volumeCapE8(), WHOLE);
    return Math.max(0, cap - book.capUsed(sign));
  }

  void onBody(SlotBook book, MarketItem item, ReportSink out) {
    book.beginBar(item.startNanos());
    if (item.volumeLots() == 0) {
      return;
    }
    reachedCount = 0;
    gather(book.buyBelow, item.low(1), item);
    gather(book.buyAbove, item.high(1), item);
    gather(book.sellBelow, item.low(-1), item);
    gather(book.sellAbove, item.high(-1), item);
    if (reachedCount == 0) {
      return;
    }
    sortById();
    for (int account = nextAccount(-1); account >= 0; account = nextAccount(account)) {
      matchAccount(book, item, account, out);
    }
  }

  private int nextAccount(int after) {
    int next = -1;
    for (int i = 0; i < reachedCount; i++) {
      int account = pool.account(reached[i]);
      if (account > after && (next < 0 || account < next)) {
        next = account;
      }
    }
    return next;
  }

  private void matchAccount(SlotBook book, MarketItem item, int account, ReportSink out) {
    switch (profile.path()) {
      case OHLC ->
          commit(book, walk(first, book, item, account, PathOrder.HIGH_FIRST), 0, item, out);
      case OLHC ->
          commit(book, walk(first, book, item, account, PathOrder.LOW_FIRST), 0, item, out);
      case ADAPTIVE ->
          commit(book, walk(first, book, item, account, nearerExtreme(item)), 0, item, out);
      case WORST_CASE -> worstCase(book, item, account, out);
      case PER_ORDER_STOPS_FIRST, PER_ORDER_SUBMISSION -> {
        load(first, book, account, item);
        first.perOrder(book, item);
        commit(book, first, 0, item, out);
      }
    }
  }

  private void worstCase(SlotBook book, MarketItem item, int account, ReportSink out) {
    walk(first, book, item, account, PathOrder.HIGH_FIRST);
    if (first.count() == 1
        && pool.kind(reachedOf(account)) != OrderKind.Code.STOP_LIMIT.ordinal()) {
      commit(book, first, 0, item, out);
      return;
    }
    walk(second, book, item, account, PathOrder.LOW_FIRST);
    boolean same = first.sameFills(second);
    if (!same) {
      ambiguousBars++;
    }
    boolean lower = second.worthAtClose(item) < first.worthAtClose(item);
    commit(book, lower ? second : first, same ? 0 : FillFlags.AMBIGUOUS, item, out);
  }

  private int reachedOf(int account) {
    for (int i = 0; i < reachedCount; i++) {
      if (pool.account(reached[i]) == account) {
        return reached[i];
      }
    }
    throw new IllegalStateException("account " + account + " has no order on this bar");
  }

  private static PathOrder nearerExtreme(MarketItem item) {
    long up = item.high(1) - item.open(1);
    long down = item.open(1) - item.low(1);
    boolean highFirst = up < down || up == down && item.close(1) < item.open(1);
    return highFirst ? PathOrder.HIGH_FIRST : PathOrder.LOW_FIRST;
  }

  private BarPathRun walk(
      BarPathRun run, SlotBook book, MarketItem item, int account, PathOrder order) {
    load(run, book, account, item);
    run.walk(book, item, order);
    return run;
  }

  private void load(BarPathRun run, SlotBook book, int account, MarketItem item) {
    run.begin(capLeft(book, 1, item), capLeft(book, -1, item));
    boolean stopsFirst = profile.path() == Path.PER_ORDER_STOPS_FIRST;
    for (int pass = 0; pass < (stopsFirst ? 2 : 1); pass++) {
      for (int i = 0; i < reachedCount; i++) {
        int h = reached[i];
        boolean stop = OrderKind.Code.ofOrdinal(pool.kind(h)).hasTrigger();
        if (pool.account(h) == account && (!stopsFirst || stop == (pass == 0))) {
          run.add(h, broker.isTriggered(h));
        }
      }
    }
  }

  private void commit(SlotBook book, BarPathRun run, int flags, MarketItem item, ReportSink out) {
    for (int i = 0; i < run.fills(); i++) {
      int h = run.order(i);
      if (!broker.isWorking(h)) {
        continue;
      }
      if (run.triggered(i) && !broker.isTriggered(h)) {
        broker.remove(h);
        broker.trigger(h, out);
        broker.rest(h);
      }
      if (run.lots(i) > 0) {
        commitFill(book, run, i, flags, item, out);
      }
    }
  }

  private void commitFill(
      SlotBook book, BarPathRun run, int i, int flags, MarketItem item, ReportSink out) {
    int h = run.order(i);
    long lots = capped(book, h, run.lots(i), item);
    if (lots == 0) {
      return;
    }
    broker.remove(h);
    boolean part = lots < pool.openLots(h);
    int bits = flags | (part ? FillFlags.CAPPED : 0);
    if (run.maker(i)) {
      out.filled(h, lots, run.ticks(i), 0, bits | FillFlags.MAKER);
    } else {
      take(book, h, lots, run.ticks(i), bits, out);
    }
    if (part && pool.openLots(h) > 0) {
      restTriggered(h);
    }
  }

  /// The rest of a capped order works on; a triggered stop waits for the next open as a market
  /// order would.
  private void restTriggered(int h) {
    if (pool.kind(h) == OrderKind.Code.STOP_MARKET.ordinal()) {
      broker.waitForNext(h);
    } else {
      broker.rest(h);
    }
  }

  /// A taking fill with slippage; never worse than the order's limit.
  private void take(SlotBook book, int h, long lots, long price, int flags, ReportSink out) {
    int sign = pool.sign(h);
    long worse =
        profile.slippage().worseTicks(price, book.instrument.orderTicks().orderTickAt(price));
    if (worse != 0 && OrderKind.Code.ofOrdinal(pool.kind(h)).hasLimit()) {
      worse = Math.max(0, Math.min(worse, sign * (pool.limit(h) - price)));
    }
    out.filled(h, lots, price + sign * worse, worse, flags);
  }

  /// The orders of a heap that the open may concern: a limit fills at an open equal to it only
  /// under TOUCH, so every order whose own price the open reached is looked at.
  private void collect(TriggerHeap heap, MarketItem item) {
    for (int i = 0; i < heap.size(); i++) {
      int h = heap.handle(i);
      int sign = pool.sign(h);
      long own = broker.isTriggered(h) || !pending(h) ? pool.limit(h) : pool.trigger(h);
      long reach = sign * (item.open(sign) - own);
      if (pending(h) && !broker.isTriggered(h) ? reach >= 0 : reach <= 0) {
        append(h);
      }
    }
  }

  private boolean pending(int h) {
    return OrderKind.Code.ofOrdinal(pool.kind(h)).hasTrigger();
  }

  /// Adds the orders of a heap that this bar reaches and that were there when it began.
  private void gather(TriggerHeap heap, long extreme, MarketItem item) {
    if (!heap.due(extreme)) {
      return;
    }
    for (int i = 0; i < heap.size(); i++) {
      int h = heap.handle(i);
      if (heap.dueAt(i, extreme) && broker.arrivedNanos(h) <= item.startNanos()) {
        append(h);
      }
    }
  }

  private void append(int h) {
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, reachedCount * 2);
    }
    reached[reachedCount++] = h;
  }

  private void sortById() {
    for (int i = 1; i < reachedCount; i++) {
      for (int j = i; j > 0 && pool.id(reached[j]) < pool.id(reached[j - 1]); j--) {
        int swap = reached[j];
        reached[j] = reached[j - 1];
        reached[j - 1] = swap;
      }
    }
  }
}
