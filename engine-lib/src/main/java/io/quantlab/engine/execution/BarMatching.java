package io.quantlab.engine.execution;

import io.quantlab.engine.execution.BarPathRun.PathOrder;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.Trail;
import java.util.Arrays;

/// Matching against bars (engine contract 4.2): at the open, then along a path through the body.
///
/// An order that arrived after a bar began meets the next bar, never the part of this one it may
/// not have seen.
final class BarMatching {
  private static final long WHOLE = 100_000_000;

  private final SimulatedBroker broker;
  private final FillProfile profile;
  private final BarPathRun first;
  private final BarPathRun second;
  private final TakerCost costs;
  private final long capE8;
  private Order[] reached = new Order[8];
  private int reachedCount;
  private long ambiguousBars;

  BarMatching(SimulatedBroker broker, FillProfile profile, TakerCost costs) {
    this.costs = costs;
    this.capE8 = smallerCap(profile.volumeCapE8(), profile.slippage().volumeLimitE8());
    this.broker = broker;
    this.profile = profile;
    this.first = new BarPathRun(profile);
    this.second = new BarPathRun(profile);
  }

  /// The tighter of two caps; 0 = none.
  private static long smallerCap(long a, long b) {
    return a == 0 ? b : b == 0 ? a : Math.min(a, b);
  }

  long ambiguousBars() {
    return ambiguousBars;
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
    take(book, order, order.openLots(), price, FillFlags.OPTIMISTIC, null, out);
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
    long lots = Math.min(capLeft(book, sign, book.top.barVolumeLots()), order.openLots());
    if (lots > 0) {
      book.useCap(sign, lots);
      take(book, order, lots, price, lots < order.openLots() ? FillFlags.CAPPED : 0, null, out);
    }
  }

  void onOpen(SlotBook book, MarketItem item, ReportSink out) {
    book.beginBar(item.startNanos());
    if (item.volumeLots() == 0) {
      return;
    }
    meetOpen(book, item, out);
    restingAtOpen(book.buyAbove, book.sellBelow, book, item, out);
    restingAtOpen(book.buyTouch, book.sellTouch, book, item, out);
    trailingAtOpen(book, item, out);
    restingAtOpen(book.buyBelow, book.sellAbove, book, item, out);
  }

  private void meetOpen(SlotBook book, MarketItem item, ReportSink out) {
    int n = book.copyFresh();
    for (int i = 0; i < n; i++) {
      Order order = book.copiedFresh(i);
      if (broker.isFresh(order)) {
        atOpen(book, order, item, out);
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

  private void trailingAtOpen(SlotBook book, MarketItem item, ReportSink out) {
    if (book.trailingCount() == 0) {
      return;
    }
    reachedCount = 0;
    for (int i = 0; i < book.trailingCount(); i++) {
      append(book.trailing(i));
    }
    sortById();
    for (int i = 0; i < reachedCount; i++) {
      if (broker.isTrailing(reached[i])) {
        atOpen(book, reached[i], item, out);
      }
    }
  }

  private void atOpen(SlotBook book, Order order, MarketItem item, ReportSink out) {
    int sign = order.sign();
    long open = item.open(sign);
    OrderKind.Code kind = order.kind();
    if (kind.hasTrigger() && !broker.isTriggered(order)) {
      if (!firesAtOpen(book, order, open)) {
        keepOrCancel(order, out);
        return;
      }
      boolean fresh = broker.isFresh(order);
      broker.remove(order);
      broker.trigger(order, out);
      if (fresh) {
        broker.waitForNext(order);
      } else {
        broker.rest(order);
      }
    }
    if (broker.isBound(order)) {
      long better = sign * (order.limitTicks() - open);
      if (better < 0 || better == 0 && profile.throughTicks() > 0) {
        keepOrCancel(order, out);
        return;
      }
    }
    if (order.terms().postOnly() && broker.isFresh(order)) {
      broker.wouldTake(book, order, open, out);
      return;
    }
    fillAtOpen(book, order, item, open, out);
  }

  /// The open against a trigger; a trailing one anchored to closes does not follow the open.
  private boolean firesAtOpen(SlotBook book, Order order, long open) {
    return switch (order.kind().waitsFor()) {
      case STOP -> order.sign() * (open - order.triggerTicks()) >= 0;
      case TOUCH -> order.sign() * (order.triggerTicks() - open) >= 0;
      case TRAIL -> {
        Resting state = broker.resting(order);
        boolean fires = state.active && Trailing.reaches(order, order.triggerTicks(), open);
        if (!fires && (!state.active || followsPath(order))) {
          broker.trails(book, order, open);
        }
        yield fires;
      }
      case NONE, OPEN, CLOSE -> true;
    };
  }

  /// Whether the trigger follows every price of a bar; without a path only closes are left (F-4).
  private boolean followsPath(Order order) {
    return order.trail().anchor() == Trail.Anchor.PATH && !perOrder();
  }

  private boolean perOrder() {
    return profile.path() == Path.PER_ORDER_STOPS_FIRST
        || profile.path() == Path.PER_ORDER_SUBMISSION;
  }

  private void fillAtOpen(SlotBook book, Order order, MarketItem item, long open, ReportSink out) {
    if (SimulatedBroker.isAllOrNone(order)
        && capLeft(book, order.sign(), item.volumeLots()) < order.openLots()) {
      keepOrCancel(order, out);
      return;
    }
    long lots = capped(book, order, order.openLots(), item);
    if (lots == 0) {
      keepOrCancel(order, out);
      return;
    }
    boolean part = lots < order.openLots();
    broker.remove(order);
    take(book, order, lots, open, part ? FillFlags.CAPPED : 0, item, out);
    if (part && SimulatedBroker.goesOn(order)) {
      if (broker.mayNotRest(order)) {
        broker.cancelRest(order, out);
      } else if (order.kind() == OrderKind.Code.MARKET_TO_LIMIT && !broker.isBound(order)) {
        broker.becomeLimit(order, open, out);
      } else if (!broker.isBound(order)) {
        broker.waitForNext(order);
      } else {
        broker.rest(order);
      }
    }
  }

  private void keepOrCancel(Order order, ReportSink out) {
    if (broker.mayNotRest(order)) {
      broker.remove(order);
      broker.cancelRest(order, out);
    } else if (broker.isFresh(order) && broker.waitsForPrice(order)) {
      broker.rest(order);
    }
  }

  /// Lots the volume cap still allows on this bar and side (F-30), and counts them as used.
  private long capped(SlotBook book, Order order, long wanted, MarketItem item) {
    long lots = Math.min(capLeft(book, order.sign(), item.volumeLots()), wanted);
    book.useCap(order.sign(), lots);
    return lots;
  }

  private long capLeft(SlotBook book, int sign, long volumeLots) {
    if (capE8 == 0 || volumeLots < 0) {
      return Long.MAX_VALUE;
    }
    long cap = Exact.mulDivFloor(volumeLots, capE8, WHOLE);
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
    gather(book.buyTouch, item.low(1), item);
    gather(book.sellTouch, item.high(-1), item);
    gatherTrailing(book, item);
    if (reachedCount == 0) {
      return;
    }
    sortById();
    for (int account = nextAccount(-1); account >= 0; account = nextAccount(account)) {
      matchAccount(book, item, account, out);
    }
    if (book.trailingCount() > 0) {
      followClose(book, item);
    }
  }

  /// Triggers anchored to closes move after the bar was matched (O-12).
  private void followClose(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailingCount(); i++) {
      Order order = book.trailing(i);
      if (!followsPath(order) && broker.arrivedNanos(order) <= item.startNanos()) {
        broker.seeClose(book, order, item.close(order.sign()));
      }
    }
  }

  private int nextAccount(int after) {
    int next = -1;
    for (int i = 0; i < reachedCount; i++) {
      int account = reached[i].account();
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
    if (first.count() == 1 && oneStage(reachedOf(account))) {
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

  private static boolean oneStage(Order order) {
    OrderKind.Code kind = order.kind();
    return kind.waitsFor() != OrderKind.Wait.TRAIL && !(kind.hasTrigger() && kind.endsAsLimit());
  }

  private Order reachedOf(int account) {
    for (int i = 0; i < reachedCount; i++) {
      if (reached[i].account() == account) {
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
    run.begin(capLeft(book, 1, item.volumeLots()), capLeft(book, -1, item.volumeLots()));
    boolean stopsFirst = profile.path() == Path.PER_ORDER_STOPS_FIRST;
    for (int pass = 0; pass < (stopsFirst ? 2 : 1); pass++) {
      for (int i = 0; i < reachedCount; i++) {
        Order order = reached[i];
        boolean stop = order.kind().waitsFor() != OrderKind.Wait.NONE;
        if (order.account() == account && (!stopsFirst || stop == (pass == 0))) {
          run.add(order, broker.resting(order));
        }
      }
    }
  }

  private void commit(SlotBook book, BarPathRun run, int flags, MarketItem item, ReportSink out) {
    for (int i = 0; i < run.fills(); i++) {
      Order order = run.order(i);
      if (!broker.isWorking(order)) {
        continue;
      }
      if (run.triggered(i) && !broker.isTriggered(order)) {
        broker.remove(order);
        if (order.trail() != null) {
          SimulatedBroker.moveTrigger(order, run.triggerOf(i));
        }
        broker.trigger(order, out);
        broker.rest(order);
      }
      if (run.lots(i) > 0) {
        commitFill(book, run, i, flags, item, out);
      }
    }
    commitTrails(run);
  }

  /// Takes over where a walk left the triggers of the orders that still trail.
  private void commitTrails(BarPathRun run) {
    for (int i = 0; i < run.count(); i++) {
      Order order = run.candidate(i);
      if (run.follows(i) && broker.isWorking(order) && broker.isTrailing(order)) {
        Resting state = broker.resting(order);
        state.active = run.active(i);
        state.bestTicks = run.best(i);
        SimulatedBroker.moveTrigger(order, run.trigger(i));
      }
    }
  }

  private void commitFill(
      SlotBook book, BarPathRun run, int i, int flags, MarketItem item, ReportSink out) {
    Order order = run.order(i);
    long lots = capped(book, order, Math.min(run.lots(i), order.openLots()), item);
    if (lots == 0) {
      return;
    }
    broker.remove(order);
    boolean part = lots < order.openLots();
    int bits = flags | (part ? FillFlags.CAPPED : 0);
    if (run.maker(i)) {
      broker.fill(order, lots, run.ticks(i), 0, bits | FillFlags.MAKER, out);
    } else {
      take(book, order, lots, run.ticks(i), bits, item, out);
    }
    if (part && SimulatedBroker.goesOn(order)) {
      restTriggered(order);
    }
  }

  /// The rest of a capped order works on; a triggered stop waits for the next open as a market
  /// order would.
  private void restTriggered(Order order) {
    if (!broker.isBound(order)) {
      broker.waitForNext(order);
    } else {
      broker.rest(order);
    }
  }

  /// A taking fill with slippage; never worse than the order's limit.
  private void take(
      SlotBook book,
      Order order,
      long lots,
      long price,
      int flags,
      MarketItem item,
      ReportSink out) {
    long worse = costs.worse(book, order, broker.resting(order), lots, price, item, out);
    broker.fill(order, lots, price + order.sign() * worse, worse, flags, out);
  }

  /// The orders of a heap that the open may concern: a limit fills at an open equal to it only
  /// under TOUCH, so every order whose own price the open reached is looked at.
  private void collect(TriggerHeap heap, MarketItem item) {
    for (int i = 0; i < heap.size(); i++) {
      Order order = heap.order(i);
      int sign = order.sign();
      boolean limit = SlotBook.worksAsLimit(order, broker.isTriggered(order));
      long own = limit ? order.limitTicks() : order.triggerTicks();
      long reach = sign * (item.open(sign) - own);
      boolean stop = !limit && order.kind().waitsFor() == OrderKind.Wait.STOP;
      if (stop ? reach >= 0 : reach <= 0) {
        append(order);
      }
    }
  }

  /// Adds the trailing orders that were there when the bar began; each of its prices may move them.
  private void gatherTrailing(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailingCount(); i++) {
      if (broker.arrivedNanos(book.trailing(i)) <= item.startNanos()) {
        append(book.trailing(i));
      }
    }
  }

  /// Adds the orders of a heap that this bar reaches and that were there when it began.
  private void gather(TriggerHeap heap, long extreme, MarketItem item) {
    if (!heap.due(extreme)) {
      return;
    }
    for (int i = 0; i < heap.size(); i++) {
      Order order = heap.order(i);
      if (heap.dueAt(i, extreme) && broker.arrivedNanos(order) <= item.startNanos()) {
        append(order);
      }
    }
  }

  private void append(Order order) {
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, reachedCount * 2);
    }
    reached[reachedCount++] = order;
  }

  private void sortById() {
    for (int i = 1; i < reachedCount; i++) {
      for (int j = i; j > 0 && reached[j].id() < reached[j - 1].id(); j--) {
        Order swap = reached[j];
        reached[j] = reached[j - 1];
        reached[j - 1] = swap;
      }
    }
  }
}
