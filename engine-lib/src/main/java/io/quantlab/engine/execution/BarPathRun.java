package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Trail;
import java.util.Arrays;

/// One walk of prices through a bar, on scratch state: which orders would fill where (engine
/// contract F-3 to F-5).
///
/// Prices move straight between the path's points and meet orders in the order of price; equal
/// prices: stops, then limits, then order id. Nothing of the books changes; the caller commits the
/// run it chooses.
final class BarPathRun {
  private static final double ROUNDING = 1e-6;
  private static final Resting NEW = new Resting();

  private final FillProfile profile;
  private final OrderPool pool;
  private Order[] candidates = new Order[8];
  private boolean[] done = new boolean[8];
  private boolean[] armed = new boolean[8];
  private boolean[] follows = new boolean[8];
  private boolean[] active = new boolean[8];
  private long[] best = new long[8];
  private long[] triggers = new long[8];
  private long[] limits = new long[8];
  private long[] open = new long[8];
  private long[] began = new long[8];
  private double[] born = new double[8];
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
  private SlotBook book;
  private MarketItem item;
  private int leg;
  private boolean up;
  private double at;

  /// @param pool where children wait for their parents
  BarPathRun(FillProfile profile, OrderPool pool) {
    this.profile = profile;
    this.pool = pool;
  }

  /// Starts a walk; the caps are the lots each side may still have of the bar, `Long.MAX_VALUE` =
  /// no cap.
  void begin(SlotBook at, MarketItem bar, long capBuying, long capSelling) {
    book = at;
    item = bar;
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
    began[count] = open[count];
    born[count] = Double.NaN;
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
    began = Arrays.copyOf(began, n);
    born = Arrays.copyOf(born, n);
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

  /// Lots of all fills.
  long filledLots() {
    long sum = 0;
    for (int i = 0; i < fills; i++) {
      sum = Math.addExact(sum, lots(i));
    }
    return sum;
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

  /// What the venue keeps of a fill's order; a child it does not have yet is new.
  Resting state(int fill, SimulatedBroker broker) {
    Order order = fillOrder[fill];
    return broker.isWorking(order) ? broker.resting(order) : NEW;
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
  void walk(PathOrder path) {
    boolean highFirst = path == PathOrder.HIGH_FIRST;
    for (leg = 0; leg < 3; leg++) {
      up = leg == 1 ? !highFirst : highFirst;
      at = 0;
      if (leg == 0) {
        followAll(End.START);
      }
      walkLeg();
      followAll(End.END);
    }
  }

  private enum End {
    START,
    END
  }

  /// Lets the triggers that follow the path see an end of a leg: between the ends prices move one
  /// way, so no better one comes before it.
  private void followAll(End end) {
    for (int i = 0; i < count; i++) {
      Order order = candidates[i];
      if (follows(i) && followsPath(order)) {
        int sign = order.sign();
        long price = end == End.START ? legStart(sign) : legEnd(sign);
        follow(i, price, end);
      }
    }
  }

  private boolean followsPath(Order order) {
    boolean alone =
        profile.path() == FillProfile.Path.PER_ORDER_STOPS_FIRST
            || profile.path() == FillProfile.Path.PER_ORDER_SUBMISSION;
    return order.trail().anchor() == Trail.Anchor.PATH && !alone;
  }

  /// On its way to the end of a leg the price passes the activation price itself.
  private void follow(int i, long price, End end) {
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

  private void walkLeg() {
    while (true) {
      int next = -1;
      double nextAt = 2;
      for (int i = 0; i < count; i++) {
        double meets = done[i] ? 2 : meets(i);
        if (meets < nextAt || meets == nextAt && meets <= 1 && before(i, next)) {
          next = i;
          nextAt = meets;
        }
      }
      if (next < 0 || nextAt > 1) {
        return;
      }
      at = nextAt;
      meet(next);
    }
  }

  /// Stops before limits, then by order id.
  private boolean before(int a, int b) {
    if (armed[a] != armed[b]) {
      return !armed[a];
    }
    return candidates[a].id() < candidates[b].id();
  }

  /// Where on the leg, 0..1 from the present place on, the order is met; 2 = not on this leg.
  private double meets(int i) {
    Order order = candidates[i];
    boolean limit = armed[i];
    if (!limit && order.trail() != null && !active[i]) {
      return 2;
    }
    int sign = order.sign();
    long start = legStart(sign);
    long end = legEnd(sign);
    long level = level(i);
    boolean below = waitsForBetter(i) == sign > 0;
    if (limit && leg == 0 && at == 0 && openPassed(order)) {
      return at;
    }
    double now = start + (end - start) * at;
    if (below ? now <= level : now >= level) {
      return at;
    }
    boolean reached = below ? end <= level : end >= level;
    return reached ? Math.max(at, (double) (level - start) / (end - start)) : 2;
  }

  /// Limits and touches wait for a better price, stops for a worse one.
  private boolean waitsForBetter(int i) {
    return armed[i] || candidates[i].kind().waitsFor() == OrderKind.Wait.TOUCH;
  }

  private long level(int i) {
    return armed[i]
        ? book.limitLevelTicks(candidates[i], limits[i], profile.throughTicks())
        : triggers[i];
  }

  /// Whether the open is better than a limit: such an order came after the open was matched, and
  /// takes it (F-3).
  private boolean openPassed(Order order) {
    int sign = order.sign();
    return sign * (order.limitTicks() - item.open(sign)) > 0;
  }

  private long legStart(int sign) {
    if (leg == 0) {
      return item.open(sign);
    }
    return up ? item.low(sign) : item.high(sign);
  }

  private long legEnd(int sign) {
    if (leg == 2) {
      return item.close(sign);
    }
    return up ? item.high(sign) : item.low(sign);
  }

  private void meet(int i) {
    Order order = candidates[i];
    int sign = order.sign();
    if (armed[i] && leg == 0 && at == 0 && openPassed(order)) {
      fill(i, item.open(sign), false, false);
      return;
    }
    if (armed[i] && justBorn(i) && sign * (limits[i] - now(sign)) > 0) {
      fill(i, now(sign), false, false);
      return;
    }
    if (armed[i]) {
      fill(i, order.limitTicks(), true, false);
      return;
    }
    long price = triggers[i];
    if (at == 0 || justBorn(i)) {
      boolean rising = waitsForBetter(i) != sign > 0;
      price = rising ? Math.max(now(sign), price) : Math.min(now(sign), price);
    }
    if (order.kind() == OrderKind.Code.TRAILING_STOP_LIMIT) {
      limits[i] = Trailing.limitTicks(order, triggers[i]);
    }
    if (!order.kind().endsAsLimit() || fillsAtTrigger(sign * (limits[i] - price))) {
      fill(i, price, false, true);
    } else {
      noteTriggered(i, sign);
    }
  }

  /// Whether a stop-limit whose limit is so many ticks better than its trigger fills there (F-5).
  private boolean fillsAtTrigger(long better) {
    return switch (profile.stopLimitInBar()) {
      case PATH, TRIGGER_PRICE -> better >= 0;
      case REFUSE_IF_LIMIT_FIRST -> better > 0;
      case CLOSE_ONLY -> false;
    };
  }

  /// Whether an order appeared at this very place of the path.
  private boolean justBorn(int i) {
    return born[i] == leg + at;
  }

  /// The price at the present place of the walk, rounded against the trader.
  private long now(int sign) {
    long start = legStart(sign);
    double price = start + (legEnd(sign) - start) * at;
    return (long) (sign > 0 ? Math.ceil(price - ROUNDING) : Math.floor(price + ROUNDING));
  }

  /// A stop-limit that triggered without filling there: it waits as a limit on the rest of the
  /// path, or the close decides.
  private void noteTriggered(int i, int sign) {
    switch (profile.stopLimitInBar()) {
      case PATH -> armed[i] = true;
      case REFUSE_IF_LIMIT_FIRST -> done[i] = true;
      case TRIGGER_PRICE -> {
        done[i] = true;
        if (turnsThrough(i, sign)) {
          fill(i, limits[i], true, true);
          return;
        }
      }
      case CLOSE_ONLY -> {
        done[i] = true;
        if (closesWithin(i, sign)) {
          long extreme = sign > 0 ? item.high(sign) : item.low(sign);
          fill(
              i,
              sign > 0 ? Math.min(extreme, limits[i]) : Math.max(extreme, limits[i]),
              false,
              true);
          return;
        }
      }
    }
    record(i, 0, 0, false, true);
  }

  /// Whether the bar turned after the trigger and closed at the limit or beyond it: as backtrader
  /// has it, a buy's bar must close below its open, a sell's at or above it.
  private boolean turnsThrough(int i, int sign) {
    long close = item.close(sign);
    boolean turned = sign > 0 ? item.open(sign) > close : item.open(sign) <= close;
    return turned && sign * (limits[i] - close) >= 0;
  }

  private boolean closesWithin(int i, int sign) {
    long better = sign * (limits[i] - item.close(sign));
    return better > 0 || better == 0 && profile.throughTicks() == 0;
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
    if (lots > 0 && profile.children() != Children.SAME_BAR_IF_OPEN) {
      releaseChildren(i, lots, trigger);
    }
  }

  /// What an execution leaves of the other members of its group (O-21 to O-23).
  private void shrinkPeers(int i, long lots) {
    Order order = candidates[i];
    OrderTerms.Contingency how = order.terms().contingency();
    long most = how == OrderTerms.Contingency.LADDER ? leftOfLadder(order) : 0;
    for (int j = 0; j < count; j++) {
      if (j != i && candidates[j].group() == order.group()) {
        open[j] =
            switch (how) {
              case OCO -> 0;
              case OUO -> Math.max(0, open[j] - lots);
              case LADDER -> Math.min(open[j], most);
            };
        done[j] |= open[j] == 0;
      }
    }
  }

  /// What is left of the position a ladder closes: its largest member stands for the whole of it,
  /// also one this bar does not reach, less what this walk executed of any of them.
  private long leftOfLadder(Order member) {
    long whole = 0;
    for (int h = 0; h < pool.handleLimit(); h++) {
      Order peer = pool.at(h);
      boolean sent = peer.isWorking() && peer.status() != OrderStatus.INITIALIZED;
      whole = sent && sameGroup(member, peer) ? Math.max(whole, peer.openLots()) : whole;
    }
    for (int i = 0; i < count; i++) {
      boolean child = !Double.isNaN(born[i]);
      whole = child && sameGroup(member, candidates[i]) ? Math.max(whole, began[i]) : whole;
    }
    for (int i = 0; i < fills; i++) {
      whole -= sameGroup(member, fillOrder[i]) ? fillLots[i] : 0;
    }
    return Math.max(0, whole);
  }

  private static boolean sameGroup(Order a, Order b) {
    return a.group() == b.group() && a.account() == b.account();
  }

  // ---- children of an entry inside the bar (F-6) ----

  private void releaseChildren(int parent, long lots, boolean trigger) {
    switch (profile.children()) {
      case SAME_BAR_IF_OPEN, NEXT_BAR -> {}
      case REST_OF_PATH -> eachChild(parent, lots);
      case CLEAR_TARGET -> {
        if (trigger && candidates[parent].kind() == OrderKind.Code.STOP_MARKET) {
          clearTargets(parent, lots);
        }
      }
    }
  }

  /// Adds the children that an execution releases; from here on they are met as all others.
  private void eachChild(int parent, long lots) {
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order child = pool.at(i);
      if (isHeldChild(child, candidates[parent]) && released(candidates[parent], child, lots) > 0) {
        born(child, released(candidates[parent], child, lots));
      }
    }
  }

  /// A stop entry's target counts when the bar reached it and none of the stops beside it.
  private void clearTargets(int parent, long lots) {
    Order entry = candidates[parent];
    int first = count;
    eachChild(parent, lots);
    boolean stopped = false;
    for (int i = first; i < count; i++) {
      stopped |= !armed[i] && stopReached(candidates[i]);
    }
    for (int i = first; i < count; i++) {
      int sign = candidates[i].sign();
      long extreme = sign > 0 ? item.low(sign) : item.high(sign);
      boolean target = armed[i] && sign != entry.sign() && sign * (level(i) - extreme) >= 0;
      if (target && !stopped && open[i] > 0) {
        fill(i, limits[i], true, false);
      }
      done[i] = true;
    }
  }

  /// A trailing stop may have been anywhere.
  private boolean stopReached(Order order) {
    int sign = order.sign();
    return switch (order.kind().waitsFor()) {
      case STOP ->
          sign * ((sign > 0 ? item.high(sign) : item.low(sign)) - order.triggerTicks()) >= 0;
      case TRAIL -> true;
      case NONE, TOUCH, OPEN, CLOSE -> false;
    };
  }

  private boolean isHeldChild(Order child, Order parent) {
    return child.status() == OrderStatus.INITIALIZED
        && child.terms().parent() == parent.id()
        && child.slot() == parent.slot()
        && child.account() == parent.account()
        && !child.timeInForce().isImmediate()
        && !child.terms().postOnly()
        && (child.kind().hasTrigger() || child.kind() == OrderKind.Code.LIMIT);
  }

  /// Lots of a child that so many lots more of its parent release (O-20).
  private static long released(Order parent, Order child, long lots) {
    long filled = parent.filledLots() + lots;
    boolean whole = filled == parent.lots();
    return whole || child.terms().release() == OrderTerms.Release.PARTIAL
        ? Math.multiplyExact(child.lots(), filled) / parent.lots()
        : 0;
  }

  private void born(Order child, long lots) {
    int i = count;
    add(child, NEW);
    born[i] = leg + at;
    open[i] = lots;
    began[i] = lots;
    if (follows[i] && followsPath(child)) {
      follow(i, now(child.sign()), End.START);
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
  void perOrder() {
    leg = 0;
    for (int i = 0; i < count; i++) {
      if (!done[i]) {
        alone(i);
      }
    }
  }

  private void alone(int i) {
    Order order = candidates[i];
    int sign = order.sign();
    if (!armed[i] && order.trail() != null && !active[i]) {
      return;
    }
    boolean better = waitsForBetter(i);
    long extreme = better == sign > 0 ? item.low(sign) : item.high(sign);
    long level = level(i);
    boolean reached = better ? sign * (level - extreme) >= 0 : sign * (extreme - level) >= 0;
    if (armed[i]) {
      if (openPassed(order)) {
        fill(i, item.open(sign), false, false);
      } else if (reached) {
        fill(i, order.limitTicks(), true, false);
      }
    } else if (reached) {
      long beyond = sign * (item.open(sign) - level);
      boolean passed = better ? beyond < 0 : beyond > 0;
      up = sign > 0;
      at = passed ? 0 : 1;
      meet(i);
    }
  }
}
