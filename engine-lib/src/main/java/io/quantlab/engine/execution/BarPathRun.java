package io.quantlab.engine.execution;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.Trail;
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
  private boolean[] follows = new boolean[8];
  private boolean[] active = new boolean[8];
  private long[] best = new long[8];
  private long[] triggers = new long[8];
  private long[] limits = new long[8];
  private long[] open = new long[8];
  private int count;
  private Order[] fillOrder = new Order[8];
  private long[] fillTicks = new long[8];
  private long[] fillLots = new long[8];
  private boolean[] fillMaker = new boolean[8];
  private boolean[] fillTriggered = new boolean[8];
  private long[] fillTriggers = new long[8];
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

  void add(Order order, Resting state) {
    if (count == candidates.length) {
      grow();
    }
    candidates[count] = order;
    done[count] = false;
    armed[count] = SlotBook.worksAsLimit(order, state.triggered);
    follows[count] = order.trail() != null && !state.triggered;
    active[count] = state.active;
    best[count] = state.bestTicks;
    triggers[count] = order.triggerTicks();
    limits[count] = order.limitTicks();
    open[count] = order.openLots();
    count++;
  }

  private void grow() {
    int n = count * 2;
    candidates = Arrays.copyOf(candidates, n);
    done = Arrays.copyOf(done, n);
    armed = Arrays.copyOf(armed, n);
    follows = Arrays.copyOf(follows, n);
    active = Arrays.copyOf(active, n);
    best = Arrays.copyOf(best, n);
    triggers = Arrays.copyOf(triggers, n);
    limits = Arrays.copyOf(limits, n);
    open = Arrays.copyOf(open, n);
  }

  Order candidate(int index) {
    return candidates[index];
  }

  /// Whether a candidate's trigger followed this walk to its end.
  boolean follows(int index) {
    return follows[index] && !done[index] && !armed[index];
  }

  boolean active(int index) {
    return active[index];
  }

  long best(int index) {
    return best[index];
  }

  long trigger(int index) {
    return triggers[index];
  }

  /// Where the trigger of a fill's order stood when it fired.
  long triggerOf(int fill) {
    return fillTriggers[fill];
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
      if (leg == 0) {
        followAll(book, item, leg, up, End.START);
      }
      walkLeg(book, item, leg, up);
      followAll(book, item, leg, up, End.END);
    }
  }

  private enum End {
    START,
    END
  }

  /// Lets the triggers that follow the path see an end of a leg: between the ends prices move one
  /// way, so no better one comes before it.
  private void followAll(SlotBook book, MarketItem item, int leg, boolean up, End end) {
    for (int i = 0; i < count; i++) {
      Order order = candidates[i];
      if (follows(i) && order.trail().anchor() == Trail.Anchor.PATH) {
        int sign = order.sign();
        long price = end == End.START ? legStart(item, sign, leg, up) : legEnd(item, sign, leg, up);
        follow(book, i, price, end);
      }
    }
  }

  /// On its way to the end of a leg the price passes the activation price itself.
  private void follow(SlotBook book, int i, long price, End end) {
    Order order = candidates[i];
    if (!active[i]) {
      if (Trailing.activates(order, price)) {
        long activation = order.trail().activationTicks();
        active[i] = true;
        best[i] = end == End.END && activation != 0 ? activation : price;
        triggers[i] = Trailing.first(book.instrument, order, best[i]);
      }
    }
    if (active[i] && Trailing.improves(order, best[i], price)) {
      best[i] = price;
      triggers[i] = Trailing.next(book.instrument, order, triggers[i], price);
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
        double meets = done[i] ? 2 : meets(book, item, i, leg, up, at);
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
  private double meets(SlotBook book, MarketItem item, int i, int leg, boolean up, double from) {
    Order order = candidates[i];
    boolean limit = armed[i];
    if (!limit && order.trail() != null && !active[i]) {
      return 2;
    }
    int sign = order.sign();
    long start = legStart(item, sign, leg, up);
    long end = legEnd(item, sign, leg, up);
    long level = level(book, i);
    boolean below = waitsForBetter(i) == sign > 0;
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

  /// Limits and touches wait for a better price, stops for a worse one.
  private boolean waitsForBetter(int i) {
    return armed[i] || candidates[i].kind().waitsFor() == OrderKind.Wait.TOUCH;
  }

  private long level(SlotBook book, int i) {
    return armed[i]
        ? book.limitLevelTicks(candidates[i], limits[i], profile.throughTicks())
        : triggers[i];
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
    long price = triggers[i];
    if (at == 0) {
      boolean rising = waitsForBetter(i) != sign > 0;
      price = rising ? Math.max(start, price) : Math.min(start, price);
    }
    if (order.kind() == OrderKind.Code.TRAILING_STOP_LIMIT) {
      limits[i] = Trailing.limitTicks(order, triggers[i]);
    }
    boolean marketable = sign * (limits[i] - price) >= 0;
    if (!order.kind().endsAsLimit()) {
      fill(i, price, false, true);
    } else if (marketable && profile.stopLimitInBar() == FillProfile.StopLimitInBar.PATH) {
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
      if (sign * (limits[i] - close) >= 0) {
        fill(i, close, false, true);
        return;
      }
      done[i] = true;
    } else {
      armed[i] = true;
    }
    record(i, 0, 0, false, true);
  }

  private void fill(int i, long ticks, boolean maker, boolean trigger) {
    Order order = candidates[i];
    done[i] = true;
    long lots = Math.min(left(order.sign()), open[i]);
    use(order.sign(), lots);
    record(i, lots, ticks, maker, trigger);
    if (lots > 0 && order.group() != 0) {
      shrinkPeers(i, lots);
    }
  }

  /// What an execution leaves of the other members of its group (O-21 to O-23).
  private void shrinkPeers(int i, long lots) {
    Order order = candidates[i];
    long left = open[i] - lots;
    for (int j = 0; j < count; j++) {
      if (j != i && candidates[j].group() == order.group()) {
        open[j] =
            switch (order.terms().contingency()) {
              case OCO -> 0;
              case OUO -> Math.max(0, open[j] - lots);
              case LADDER -> ladderLeft(i, j, lots, left);
            };
        done[j] |= open[j] == 0;
      }
    }
  }

  /// The largest member stands for the whole position: what it loses bounds the others, and what
  /// another one executes it loses.
  private long ladderLeft(int executed, int peer, long lots, long left) {
    boolean peerIsWhole = open[peer] >= open[executed];
    return peerIsWhole ? Math.max(0, open[peer] - lots) : Math.min(open[peer], left);
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

  private void record(int i, long lots, long ticks, boolean maker, boolean trigger) {
    if (fills == fillOrder.length) {
      fillOrder = Arrays.copyOf(fillOrder, fills * 2);
      fillTicks = Arrays.copyOf(fillTicks, fills * 2);
      fillLots = Arrays.copyOf(fillLots, fills * 2);
      fillMaker = Arrays.copyOf(fillMaker, fills * 2);
      fillTriggered = Arrays.copyOf(fillTriggered, fills * 2);
      fillTriggers = Arrays.copyOf(fillTriggers, fills * 2);
    }
    fillOrder[fills] = candidates[i];
    fillTriggers[fills] = triggers[i];
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
    if (!armed[i] && order.trail() != null && !active[i]) {
      return;
    }
    boolean better = waitsForBetter(i);
    long extreme = better == sign > 0 ? item.low(sign) : item.high(sign);
    long level = level(book, i);
    boolean reached = better ? sign * (level - extreme) >= 0 : sign * (extreme - level) >= 0;
    if (armed[i]) {
      if (openPassed(item, order)) {
        fill(i, item.open(sign), false, false);
      } else if (reached) {
        fill(i, order.limitTicks(), true, false);
      }
    } else if (reached) {
      long beyond = sign * (item.open(sign) - level);
      boolean passed = better ? beyond < 0 : beyond > 0;
      meet(book, item, i, 0, sign > 0, passed ? 0 : 1);
    }
  }
}
