package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import java.util.Arrays;

/// One walk of prices through a bar, on scratch state: which orders would fill where (engine
/// contract F-3 to F-5).
///
/// Prices move straight between the path's points and meet orders in the order of price; equal
/// prices: stops, then limits, then order id. Nothing of the books changes; the caller commits the
/// run it chooses.
final class BarPathRun {
  private final FillProfile profile;
  private Order[] candidates = new Order[8];
  private boolean[] done = new boolean[8];
  private boolean[] armed = new boolean[8];
  private int count;
  private Order[] fillOrder = new Order[8];
  private long[] fillTicks = new long[8];
  private long[] fillLots = new long[8];
  private boolean[] fillMaker = new boolean[8];
  private boolean[] fillTriggered = new boolean[8];
  private int fills;
  private long leftBuying;
  private long leftSelling;

  BarPathRun(FillProfile profile) {
    this.profile = profile;
  }

  /// Starts a walk; the caps are the lots each side may still have of the bar, `Long.MAX_VALUE` =
  /// no cap.
  void begin(long capBuying, long capSelling) {
    count = 0;
    fills = 0;
    leftBuying = capBuying;
    leftSelling = capSelling;
  }

  void add(Order order, boolean triggered) {
    if (count == candidates.length) {
      candidates = Arrays.copyOf(candidates, count * 2);
      done = Arrays.copyOf(done, count * 2);
      armed = Arrays.copyOf(armed, count * 2);
    }
    candidates[count] = order;
    done[count] = false;
    armed[count] = triggered || order.kind() == OrderKind.Code.LIMIT;
    count++;
  }

  int count() {
    return count;
  }

  int fills() {
    return fills;
  }

  Order order(int fill) {
    return fillOrder[fill];
  }

  long ticks(int fill) {
    return fillTicks[fill];
  }

  long lots(int fill) {
    return fillLots[fill];
  }

  boolean maker(int fill) {
    return fillMaker[fill];
  }

  /// Whether the fill's stop was triggered by this walk.
  boolean triggered(int fill) {
    return fillTriggered[fill];
  }

  /// What the fills are worth at the bar's close, in ticks times lots: the measure of WORST_CASE.
  double worthAtClose(MarketItem item) {
    double worth = 0;
    for (int i = 0; i < fills; i++) {
      int sign = fillOrder[i].sign();
      worth += (double) sign * fillLots[i] * (item.close(-sign) - fillTicks[i]);
    }
    return worth;
  }

  /// Whether both walks execute the same lots at the same prices in the same order; triggers alone
  /// make no difference (F-90).
  boolean sameFills(BarPathRun other) {
    int theirs = other.nextFill(0);
    for (int i = nextFill(0); i < fills; i = nextFill(i + 1)) {
      if (theirs == other.fills
          || fillOrder[i] != other.fillOrder[theirs]
          || fillTicks[i] != other.fillTicks[theirs]
          || fillLots[i] != other.fillLots[theirs]) {
        return false;
      }
      theirs = other.nextFill(theirs + 1);
    }
    return theirs == other.fills;
  }

  /// The first entry at or after `from` that executes lots.
  private int nextFill(int from) {
    int at = from;
    while (at < fills && fillLots[at] == 0) {
      at++;
    }
    return at;
  }

  /// Walks open, first extreme, second extreme, close.
  void walk(SlotBook book, MarketItem item, PathOrder path) {
    boolean highFirst = path == PathOrder.HIGH_FIRST;
    for (int leg = 0; leg < 3; leg++) {
      boolean up = leg == 1 ? !highFirst : highFirst;
      walkLeg(book, item, leg, up);
    }
  }

  /// Which extreme a walk visits first.
  enum PathOrder {
    HIGH_FIRST,
    LOW_FIRST
  }

  private void walkLeg(SlotBook book, MarketItem item, int leg, boolean up) {
    double at = 0;
    while (true) {
      int next = -1;
      double nextAt = 2;
      for (int i = 0; i < count; i++) {
        double meets = done[i] ? 2 : meets(book, item, candidates[i], armed[i], leg, up, at);
        if (meets < nextAt || meets == nextAt && meets <= 1 && before(i, next)) {
          next = i;
          nextAt = meets;
        }
      }
      if (next < 0 || nextAt > 1) {
        return;
      }
      at = nextAt;
      meet(book, item, next, leg, up, at);
    }
  }

  /// Stops before limits, then by order id.
  private boolean before(int a, int b) {
    if (armed[a] != armed[b]) {
      return !armed[a];
    }
    return candidates[a].id() < candidates[b].id();
  }

  /// Where on the leg, 0..1 from `from` on, the order is met; 2 = not on this leg.
  private double meets(
      SlotBook book,
      MarketItem item,
      Order order,
      boolean limit,
      int leg,
      boolean up,
      double from) {
    int sign = order.sign();
    long start = legStart(item, sign, leg, up);
    long end = legEnd(item, sign, leg, up);
    long level = book.levelTicks(order, limit, profile.throughTicks());
    boolean below = limit == sign > 0;
    if (limit && leg == 0 && from == 0 && openPassed(item, order)) {
      return from;
    }
    double now = start + (end - start) * from;
    if (below ? now <= level : now >= level) {
      return from;
    }
    boolean reached = below ? end <= level : end >= level;
    return reached ? Math.max(from, (double) (level - start) / (end - start)) : 2;
  }

  /// Whether the open is better than a limit: such an order came after the open was matched, and
  /// takes it (F-3).
  private boolean openPassed(MarketItem item, Order order) {
    int sign = order.sign();
    return sign * (order.limitTicks() - item.open(sign)) > 0;
  }

  private static long legStart(MarketItem item, int sign, int leg, boolean up) {
    if (leg == 0) {
      return item.open(sign);
    }
    return up ? item.low(sign) : item.high(sign);
  }

  private static long legEnd(MarketItem item, int sign, int leg, boolean up) {
    if (leg == 2) {
      return item.close(sign);
    }
    return up ? item.high(sign) : item.low(sign);
  }

  private void meet(SlotBook book, MarketItem item, int i, int leg, boolean up, double at) {
    Order order = candidates[i];
    if (armed[i] && leg == 0 && at == 0 && openPassed(item, order)) {
      fill(i, item.open(order.sign()), false, false);
      return;
    }
    if (armed[i]) {
      fill(i, order.limitTicks(), true, false);
      return;
    }
    int sign = order.sign();
    long start = legStart(item, sign, leg, up);
    long price =
        at == 0
            ? (sign > 0
                ? Math.max(start, order.triggerTicks())
                : Math.min(start, order.triggerTicks()))
            : order.triggerTicks();
    if (order.kind() == OrderKind.Code.STOP_MARKET) {
      fill(i, price, false, true);
    } else if (sign * (order.limitTicks() - price) >= 0
        && profile.stopLimitInBar() == FillProfile.StopLimitInBar.PATH) {
      fill(i, price, false, true);
    } else {
      noteTriggered(i, item, sign);
    }
  }

  /// A stop-limit that triggered without filling: it waits as a limit, on the rest of the path or
  /// for the close.
  private void noteTriggered(int i, MarketItem item, int sign) {
    Order order = candidates[i];
    if (profile.stopLimitInBar() == FillProfile.StopLimitInBar.CLOSE_ONLY) {
      long close = item.close(sign);
      if (sign * (order.limitTicks() - close) >= 0) {
        fill(i, close, false, true);
        return;
      }
      done[i] = true;
    } else {
      armed[i] = true;
    }
    record(order, 0, 0, false, true);
  }

  private void fill(int i, long ticks, boolean maker, boolean trigger) {
    Order order = candidates[i];
    done[i] = true;
    long lots = Math.min(left(order.sign()), order.openLots());
    use(order.sign(), lots);
    record(order, lots, ticks, maker, trigger);
    if (lots > 0 && order.group() != 0) {
      for (int j = 0; j < count; j++) {
        done[j] |= j != i && candidates[j].group() == order.group();
      }
    }
  }

  private long left(int sign) {
    return sign > 0 ? leftBuying : leftSelling;
  }

  private void use(int sign, long lots) {
    if (sign > 0) {
      leftBuying -= lots;
    } else {
      leftSelling -= lots;
    }
  }

  private void record(Order order, long lots, long ticks, boolean maker, boolean trigger) {
    if (fills == fillOrder.length) {
      fillOrder = Arrays.copyOf(fillOrder, fills * 2);
      fillTicks = Arrays.copyOf(fillTicks, fills * 2);
      fillLots = Arrays.copyOf(fillLots, fills * 2);
      fillMaker = Arrays.copyOf(fillMaker, fills * 2);
      fillTriggered = Arrays.copyOf(fillTriggered, fills * 2);
    }
    fillOrder[fills] = order;
    fillTicks[fills] = ticks;
    fillLots[fills] = lots;
    fillMaker[fills] = maker;
    fillTriggered[fills] = trigger;
    fills++;
  }

  /// Each order alone against the extremes of the bar, in the order given by the caller (F-4
  /// PER_ORDER).
  void perOrder(SlotBook book, MarketItem item) {
    for (int i = 0; i < count; i++) {
      if (!done[i]) {
        alone(book, item, i);
      }
    }
  }

  private void alone(SlotBook book, MarketItem item, int i) {
    Order order = candidates[i];
    int sign = order.sign();
    if (armed[i]) {
      long level = book.levelTicks(order, true, profile.throughTicks());
      long extreme = sign > 0 ? item.low(sign) : item.high(sign);
      if (openPassed(item, order)) {
        fill(i, item.open(sign), false, false);
      } else if (sign * (level - extreme) >= 0) {
        fill(i, order.limitTicks(), true, false);
      }
      return;
    }
    long extreme = sign > 0 ? item.high(sign) : item.low(sign);
    if (sign * (extreme - order.triggerTicks()) >= 0) {
      boolean passed = sign * (item.open(sign) - order.triggerTicks()) > 0;
      meet(book, item, i, 0, sign > 0, passed ? 0 : 1);
    }
  }
}
