package io.quantlab.engine.execution;

import io.quantlab.engine.execution.BarPathRun.PathOrder;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;

/// Matching against the body of a bar along a path (engine contract F-3, F-4).
///
/// An order that arrived after a bar began meets the next bar, never the part of this one it may
/// not have seen.
final class BarBodies {
  private final SimulatedBroker broker;
  private final FillProfile profile;
  private final BarFills fills;
  private final BarPathRun first;
  private final BarPathRun second;
  private final ReachedOrders reached = new ReachedOrders();
  private final BarPathRun alone;
  private PathRange paths = PathRange.NONE;

  BarBodies(SimulatedBroker broker, OrderPool pool, FillProfile profile, BarFills fills) {
    this.broker = broker;
    this.profile = profile;
    this.fills = fills;
    this.first = new BarPathRun(profile, pool);
    this.second = new BarPathRun(profile, pool);
    this.alone = new BarPathRun(profile, pool);
  }

  PathRange paths() {
    return paths;
  }

  void onBody(SlotBook book, MarketItem item, ReportSink out) {
    book.beginBar(item.startNanos());
    if (item.volumeLots() == 0) {
      return;
    }
    reached.clear();
    gather(book.buyBelow, item.low(1), item);
    gather(book.buyAbove, item.high(1), item);
    gather(book.sellBelow, item.low(-1), item);
    gather(book.sellAbove, item.high(-1), item);
    gather(book.buyTouch, item.low(1), item);
    gather(book.sellTouch, item.high(-1), item);
    gatherTrailing(book, item);
    if (reached.count() == 0) {
      return;
    }
    reached.sortById();
    for (int account = reached.nextAccount(-1);
        account >= 0;
        account = reached.nextAccount(account)) {
      matchAccount(book, item, account, out);
    }
    if (book.trailingCount() > 0) {
      followClose(book, item);
    }
  }

  /// Triggers anchored to closes move after the bar was matched (O-12).
  void followClose(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailingCount(); i++) {
      Order order = book.trailing(i);
      if (!fills.followsPath(order) && broker.arrivedNanos(order) <= item.startNanos()) {
        broker.seeClose(book, order, item.close(order.sign()));
      }
    }
  }

  private void matchAccount(SlotBook book, MarketItem item, int account, ReportSink out) {
    walk(first, book, item, account, PathOrder.HIGH_FIRST);
    if (perOrder()) {
      load(alone, book, account, item);
      alone.perOrder();
    }
    if (first.count() == 1 && oneStage(reached.firstOf(account))) {
      commit(book, perOrder() ? alone : first, 0, item, out);
      return;
    }
    walk(second, book, item, account, PathOrder.LOW_FIRST);
    if (first.sameFills(second)) {
      commit(book, chosen(item, 0, 0), 0, item, out);
      return;
    }
    long high = fills.worthE8(book, first, item, out);
    long low = fills.worthE8(book, second, item, out);
    BarPathRun taken = chosen(item, high, low);
    long worth = taken == first ? high : taken == second ? low : 0;
    worth = taken == alone ? fills.worthE8(book, alone, item, out) : worth;
    paths = paths.and(worth, high, low);
    out.ambiguous(
        reached.firstOf(account),
        Math.max(0, Math.max(high, low) - worth),
        Math.max(0, worth - Math.min(high, low)),
        taken.filledLots());
    commit(book, taken, FillFlags.AMBIGUOUS, item, out);
  }

  private boolean perOrder() {
    return profile.path() == Path.PER_ORDER_STOPS_FIRST
        || profile.path() == Path.PER_ORDER_SUBMISSION;
  }

  /// The walk the profile takes (F-4).
  private BarPathRun chosen(MarketItem item, long high, long low) {
    return switch (profile.path()) {
      case OHLC -> first;
      case PER_ORDER_STOPS_FIRST, PER_ORDER_SUBMISSION -> alone;
      case OLHC -> second;
      case ADAPTIVE -> nearerExtreme(item) == PathOrder.HIGH_FIRST ? first : second;
      case WORST_CASE -> low < high ? second : first;
    };
  }

  private static boolean oneStage(Order order) {
    OrderKind.Code kind = order.kind();
    return kind.waitsFor() != OrderKind.Wait.TRAIL && !(kind.hasTrigger() && kind.endsAsLimit());
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
    run.walk(order);
    return run;
  }

  private void load(BarPathRun run, SlotBook book, int account, MarketItem item) {
    run.begin(
        book,
        item,
        fills.capLeft(book, 1, item.volumeLots()),
        fills.capLeft(book, -1, item.volumeLots()));
    boolean stopsFirst = profile.path() == Path.PER_ORDER_STOPS_FIRST;
    for (int pass = 0; pass < (stopsFirst ? 2 : 1); pass++) {
      for (int i = 0; i < reached.count(); i++) {
        Order order = reached.at(i);
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
      if (order.terms().parent() != 0 && !broker.isWorking(order)) {
        out.sendReleased();
      }
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
    long lots = fills.capped(book, order, Math.min(run.lots(i), order.openLots()), item);
    if (lots == 0) {
      return;
    }
    broker.remove(order);
    boolean part = lots < order.openLots();
    int bits = flags | (part ? FillFlags.CAPPED : 0);
    if (run.maker(i)) {
      broker.fill(order, lots, run.ticks(i), 0, bits | FillFlags.MAKER, out);
    } else {
      fills.take(book, order, lots, run.ticks(i), bits, item, out);
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

  /// Adds the trailing orders that were there when the bar began; each of its prices may move them.
  private void gatherTrailing(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailingCount(); i++) {
      if (broker.arrivedNanos(book.trailing(i)) <= item.startNanos()) {
        reached.add(book.trailing(i));
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
        reached.add(order);
      }
    }
  }
}
