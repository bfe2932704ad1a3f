package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.PathPoint.Extreme;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.Trail;

/// Matching against the body of a bar along a path (engine contract F-3, F-4).
///
/// An order that arrived after a bar began meets the next bar, never the part of this one it may
/// not have seen.
final class BarBodies {
  private final OrderStates states;
  private final OrderPlaces places;
  private final Triggers triggers;
  private final Executions executions;
  private final FillProfile profile;
  private final BarFills fills;
  private final BarPathRun first;
  private final BarPathRun second;
  private final ReachedOrders reached = new ReachedOrders();
  private final BarPathRun alone;
  private PathRange paths = PathRange.NONE;

  /// @param pool where children wait for their parents
  BarBodies(
      FillProfile profile,
      OrderPool pool,
      OrderStates states,
      OrderPlaces places,
      Triggers triggers,
      Executions executions,
      BarFills fills) {
    this.states = states;
    this.places = places;
    this.triggers = triggers;
    this.executions = executions;
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
    book.cap.begin(item.startNanos());
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
    if (!book.trailing.isEmpty()) {
      followClose(book, item);
    }
  }

  /// Triggers anchored to closes or extremes move after the bar was matched (O-12).
  void followClose(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailing.size(); i++) {
      Order order = book.trailing.at(i);
      if (!profile.followsPath(order) && states.of(order).arrivedNanos <= item.startNanos()) {
        triggers.seeClose(book.instrument, order, anchored(order, item));
      }
    }
  }

  private static long anchored(Order order, MarketItem item) {
    int sign = order.sign();
    if (order.trail().anchor() == Trail.Anchor.EXTREME) {
      return sign > 0 ? item.low(sign) : item.high(sign);
    }
    return item.close(sign);
  }

  private void matchAccount(SlotBook book, MarketItem item, int account, ReportSink out) {
    walk(first, book, item, account, Extreme.HIGH_FIRST);
    if (profile.path().isPerOrder()) {
      load(alone, book, account, item);
      alone.perOrder();
    }
    if (first.candidates().count() == 1 && oneStage(reached.firstOf(account))) {
      commit(book, profile.path().isPerOrder() ? alone : first, 0, item, out);
      return;
    }
    walk(second, book, item, account, Extreme.LOW_FIRST);
    if (first.fills().sameAs(second.fills())) {
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
        taken.fills().sumLots());
    commit(book, taken, FillFlags.AMBIGUOUS, item, out);
  }

  /// The walk the profile takes (F-4).
  private BarPathRun chosen(MarketItem item, long high, long low) {
    return switch (profile.path()) {
      case OHLC -> first;
      case PER_ORDER_STOPS_FIRST, PER_ORDER_SUBMISSION -> alone;
      case OLHC -> second;
      case ADAPTIVE -> nearerExtreme(item) == Extreme.HIGH_FIRST ? first : second;
      case WORST_CASE -> low < high ? second : first;
    };
  }

  private static boolean oneStage(Order order) {
    OrderKind.Code kind = order.kind();
    return kind.waitsFor() != OrderKind.Wait.TRAIL && !(kind.hasTrigger() && kind.endsAsLimit());
  }

  private static Extreme nearerExtreme(MarketItem item) {
    long up = item.high(1) - item.open(1);
    long down = item.open(1) - item.low(1);
    boolean highFirst = up < down || up == down && item.close(1) < item.open(1);
    return highFirst ? Extreme.HIGH_FIRST : Extreme.LOW_FIRST;
  }

  private BarPathRun walk(
      BarPathRun run, SlotBook book, MarketItem item, int account, Extreme leads) {
    load(run, book, account, item);
    run.walk(leads);
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
          run.add(order, states.of(order));
        }
      }
    }
  }

  private void commit(SlotBook book, BarPathRun run, int flags, MarketItem item, ReportSink out) {
    PathFills met = run.fills();
    for (int i = 0; i < met.count(); i++) {
      Order order = met.order(i);
      if (order.terms().parent() != 0 && !states.isWorking(order)) {
        out.sendReleased();
      }
      if (!states.isWorking(order)) {
        continue;
      }
      if (met.fired(i) && !states.isTriggered(order)) {
        places.remove(order);
        if (order.trail() != null) {
          Triggers.move(order, met.triggerTicks(i));
        }
        triggers.fire(order, out);
        places.rest(order);
      }
      if (met.lots(i) > 0) {
        commitFill(book, met, i, flags, item, out);
      }
    }
    commitTrails(run);
  }

  /// Takes over where a walk left the triggers of the orders that still trail.
  private void commitTrails(BarPathRun run) {
    for (int i = 0; i < run.candidates().count(); i++) {
      PathCandidate c = run.candidates().at(i);
      Order order = c.order;
      if (c.follows() && states.isWorking(order) && states.isTrailing(order)) {
        Resting state = states.of(order);
        state.active = c.active;
        state.bestTicks = c.bestTicks;
        Triggers.move(order, c.triggerTicks);
      }
    }
  }

  private void commitFill(
      SlotBook book, PathFills met, int i, int flags, MarketItem item, ReportSink out) {
    Order order = met.order(i);
    long lots = fills.capped(book, order, Math.min(met.lots(i), order.openLots()), item);
    if (lots == 0) {
      return;
    }
    places.remove(order);
    boolean part = lots < order.openLots();
    int bits = flags | (part ? FillFlags.CAPPED : 0);
    if (met.isMaker(i)) {
      executions.fill(order, lots, met.ticks(i), 0, bits | FillFlags.MAKER, out);
    } else {
      executions.take(book, order, lots, met.ticks(i), bits, item, out);
    }
    if (part && OrderStates.goesOn(order)) {
      restTriggered(order);
    }
  }

  /// The rest of a capped order works on; a triggered stop waits for the next open as a market
  /// order would.
  private void restTriggered(Order order) {
    if (!states.isBound(order)) {
      places.waitForNext(order);
    } else {
      places.rest(order);
    }
  }

  /// Adds the trailing orders that were there when the bar began; each of its prices may move them.
  private void gatherTrailing(SlotBook book, MarketItem item) {
    for (int i = 0; i < book.trailing.size(); i++) {
      if (states.of(book.trailing.at(i)).arrivedNanos <= item.startNanos()) {
        reached.add(book.trailing.at(i));
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
      if (heap.dueAt(i, extreme) && states.of(order).arrivedNanos <= item.startNanos()) {
        reached.add(order);
      }
    }
  }
}
