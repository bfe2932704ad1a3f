package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.execution.PathFills.Role;
import io.quantlab.engine.execution.PathFills.Trigger;
import io.quantlab.engine.execution.PathPoint.End;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;

/// One walk of prices through a bar, on scratch state: which orders would fill where (engine
/// contract F-3 to F-6).
///
/// Prices move straight between the path's points and meet orders in the order of price; equal
/// prices: stops, then limits, then order id. Nothing of the books changes; the caller commits the
/// run it chooses.
final class BarPathRun {
  private static final Resting NEW = new Resting();

  private final FillProfile profile;
  private final HeldChildren held;
  private final PathLadders ladders;
  private final PathCandidates candidates = new PathCandidates();
  private final PathFills fills = new PathFills();
  private final PathPoint here = new PathPoint();
  private SlotBook book;
  private long leftBuying;
  private long leftSelling;

  /// @param pool where orders are, as they were before the walk, and children wait for their
  ///   parents
  BarPathRun(FillProfile profile, OrderPool pool) {
    this.profile = profile;
    this.held = new HeldChildren(pool);
    this.ladders = new PathLadders(pool);
  }

  /// Starts a walk; the caps are the lots each side may still have of the bar, `Long.MAX_VALUE` =
  /// no cap.
  void begin(SlotBook at, MarketItem bar, long capBuying, long capSelling) {
    book = at;
    here.begin(bar);
    candidates.clear();
    fills.clear();
    leftBuying = capBuying;
    leftSelling = capSelling;
  }

  void add(Order order, Resting state) {
    candidates.add(order, state);
  }

  PathCandidates candidates() {
    return candidates;
  }

  PathFills fills() {
    return fills;
  }

  /// What the venue keeps of a fill's order; a child it does not have yet is new.
  Resting state(int fill, OrderStates states) {
    Order order = fills.order(fill);
    return states.isWorking(order) ? states.of(order) : NEW;
  }

  // ---- the walk ----

  /// Walks open, first extreme, second extreme, close. Between the ends of a leg prices move one
  /// way, so triggers that follow the path look at the ends alone.
  void walk(PathPoint.Extreme first) {
    for (int leg = 0; leg < PathPoint.LEGS; leg++) {
      here.leg(leg, first);
      if (leg == 0) {
        followLeg(End.START);
      }
      walkLeg();
      followLeg(End.END);
    }
  }

  private void followLeg(End end) {
    for (int i = 0; i < candidates.count(); i++) {
      PathCandidate c = candidates.at(i);
      if (c.follows() && profile.followsPath(c.order)) {
        c.see(book.instrument, here.legPrice(c.order.sign(), end), end);
      }
    }
  }

  private void walkLeg() {
    while (true) {
      PathCandidate next = null;
      double nextAt = PathPoint.BEYOND;
      for (int i = 0; i < candidates.count(); i++) {
        PathCandidate c = candidates.at(i);
        double meets = c.done ? PathPoint.BEYOND : meets(c);
        if (meets < nextAt || meets == nextAt && meets <= 1 && c.before(next)) {
          next = c;
          nextAt = meets;
        }
      }
      if (next == null || nextAt > 1) {
        return;
      }
      here.moveTo(nextAt);
      meet(next);
    }
  }

  /// Where on the leg, 0..1 from the present place on, the order is met.
  private double meets(PathCandidate c) {
    if (c.isInactive()) {
      return PathPoint.BEYOND;
    }
    if (c.armed && here.isOpen() && openPassed(c.order)) {
      return 0;
    }
    return here.meets(c.order.sign(), level(c), c.waitsBelow());
  }

  private long level(PathCandidate c) {
    return c.levelTicks(book, profile.throughTicks());
  }

  /// Whether the open is better than a limit: such an order came after the open was matched, and
  /// takes it (F-3).
  private boolean openPassed(Order order) {
    int sign = order.sign();
    return sign * (order.limitTicks() - here.item().open(sign)) > 0;
  }

  // ---- what is met ----

  private void meet(PathCandidate c) {
    int sign = c.order.sign();
    if (c.armed) {
      meetLimit(c, sign);
      return;
    }
    long price = c.triggerTicks;
    if (here.isLegStart() || justBorn(c)) {
      boolean rising = c.waitsForBetter() != sign > 0;
      price = rising ? Math.max(here.now(sign), price) : Math.min(here.now(sign), price);
    }
    if (c.order.kind() == OrderKind.Code.TRAILING_STOP_LIMIT) {
      c.limitTicks = Trailing.limitTicks(c.order, c.triggerTicks);
    }
    if (!c.order.kind().endsAsLimit() || fillsAtTrigger(sign * (c.limitTicks - price))) {
      fill(c, price, Role.TAKER, Trigger.FIRED);
    } else {
      fireWithoutFill(c, sign);
    }
  }

  private void meetLimit(PathCandidate c, int sign) {
    if (here.isOpen() && openPassed(c.order)) {
      fill(c, here.item().open(sign), Role.TAKER, Trigger.NONE);
    } else if (justBorn(c) && sign * (c.limitTicks - here.now(sign)) > 0) {
      fill(c, here.now(sign), Role.TAKER, Trigger.NONE);
    } else {
      fill(c, c.order.limitTicks(), Role.MAKER, Trigger.NONE);
    }
  }

  /// Whether an order appeared at this very place of the path.
  private boolean justBorn(PathCandidate c) {
    return c.bornAt == here.place();
  }

  /// Whether a stop-limit whose limit is so many ticks better than its trigger fills there (F-5).
  private boolean fillsAtTrigger(long better) {
    return switch (profile.stopLimitInBar()) {
      case PATH, TRIGGER_PRICE -> better >= 0;
      case REFUSE_IF_LIMIT_FIRST -> better > 0;
      case CLOSE_ONLY -> false;
    };
  }

  /// A stop-limit that triggered without filling there: it waits as a limit on the rest of the
  /// path, or the close decides.
  private void fireWithoutFill(PathCandidate c, int sign) {
    switch (profile.stopLimitInBar()) {
      case PATH -> c.armed = true;
      case REFUSE_IF_LIMIT_FIRST -> c.done = true;
      case TRIGGER_PRICE -> {
        c.done = true;
        if (turnsThrough(c, sign)) {
          fill(c, c.limitTicks, Role.MAKER, Trigger.FIRED);
          return;
        }
      }
      case CLOSE_ONLY -> {
        c.done = true;
        if (closesWithin(c, sign)) {
          fill(c, worstWithin(c, sign), Role.TAKER, Trigger.FIRED);
          return;
        }
      }
    }
    fills.add(c, 0, 0, Role.TAKER, Trigger.FIRED);
  }

  /// Whether the bar turned after the trigger and closed at the limit or beyond it: as backtrader
  /// has it, a buy's bar must close below its open, a sell's at or above it.
  private boolean turnsThrough(PathCandidate c, int sign) {
    MarketItem item = here.item();
    long close = item.close(sign);
    boolean turned = sign > 0 ? item.open(sign) > close : item.open(sign) <= close;
    return turned && sign * (c.limitTicks - close) >= 0;
  }

  private boolean closesWithin(PathCandidate c, int sign) {
    long better = sign * (c.limitTicks - here.item().close(sign));
    return better > 0 || better == 0 && profile.throughTicks() == 0;
  }

  private long worstWithin(PathCandidate c, int sign) {
    MarketItem item = here.item();
    return sign > 0
        ? Math.min(item.high(sign), c.limitTicks)
        : Math.max(item.low(sign), c.limitTicks);
  }

  private void fill(PathCandidate c, long ticks, Role role, Trigger trigger) {
    Order order = c.order;
    c.done = true;
    long lots = Math.min(order.isBuy() ? leftBuying : leftSelling, c.openLots);
    if (order.isBuy()) {
      leftBuying -= lots;
    } else {
      leftSelling -= lots;
    }
    fills.add(c, lots, ticks, role, trigger);
    if (lots > 0 && order.group() != 0) {
      boolean ladder = order.terms().contingency() == OrderTerms.Contingency.LADDER;
      candidates.shrinkPeers(c, lots, ladder ? ladders.leftTo(order, candidates, fills) : 0);
    }
    if (lots > 0) {
      release(c.order, lots, trigger);
    }
  }

  // ---- children of an entry inside the bar (F-6) ----

  private void release(Order parent, long lots, Trigger trigger) {
    Children children = profile.children();
    boolean stopEntry = trigger == Trigger.FIRED && parent.kind() == OrderKind.Code.STOP_MARKET;
    if (children == Children.REST_OF_PATH) {
      addChildren(parent, lots);
    } else if (children == Children.CLEAR_TARGET && stopEntry) {
      clearTargets(parent, lots);
    }
  }

  /// Adds the children that an execution releases; from here on they are met as all others.
  private void addChildren(Order parent, long lots) {
    for (int i = 0; i < held.handleLimit(); i++) {
      Order child = held.childOf(parent, i);
      long released = child == null ? 0 : HeldChildren.released(parent, child, lots);
      if (released > 0) {
        PathCandidate born = candidates.add(child, NEW);
        born.bornAt = here.place();
        born.joins(released);
        if (born.follows() && profile.followsPath(child)) {
          born.see(book.instrument, here.now(child.sign()), End.START);
        }
      }
    }
  }

  /// A stop entry's target counts when the bar reached it and none of the stops beside it.
  private void clearTargets(Order entry, long lots) {
    MarketItem item = here.item();
    int first = candidates.count();
    addChildren(entry, lots);
    boolean stopped = false;
    for (int i = first; i < candidates.count(); i++) {
      stopped |= !candidates.at(i).armed && stopReached(candidates.at(i).order, item);
    }
    for (int i = first; i < candidates.count(); i++) {
      PathCandidate c = candidates.at(i);
      int sign = c.order.sign();
      long extreme = sign > 0 ? item.low(sign) : item.high(sign);
      boolean target = c.armed && sign != entry.sign() && sign * (level(c) - extreme) >= 0;
      if (target && !stopped && c.openLots > 0) {
        fill(c, c.limitTicks, Role.MAKER, Trigger.NONE);
      }
      c.done = true;
    }
  }

  /// A trailing stop may have been anywhere.
  private static boolean stopReached(Order order, MarketItem item) {
    int sign = order.sign();
    return switch (order.kind().waitsFor()) {
      case STOP ->
          sign * ((sign > 0 ? item.high(sign) : item.low(sign)) - order.triggerTicks()) >= 0;
      case TRAIL -> true;
      case NONE, TOUCH, OPEN, CLOSE -> false;
    };
  }

  // ---- without a path ----

  /// Each order alone against the extremes of the bar, in the order given by the caller (F-4
  /// PER_ORDER).
  void perOrder() {
    for (int i = 0; i < candidates.count(); i++) {
      PathCandidate c = candidates.at(i);
      if (!c.done && !c.isInactive()) {
        alone(c);
      }
    }
  }

  private void alone(PathCandidate c) {
    int sign = c.order.sign();
    MarketItem item = here.item();
    boolean better = c.waitsForBetter();
    long extreme = better == sign > 0 ? item.low(sign) : item.high(sign);
    long level = level(c);
    boolean reached = better ? sign * (level - extreme) >= 0 : sign * (extreme - level) >= 0;
    if (c.armed && openPassed(c.order)) {
      fill(c, item.open(sign), Role.TAKER, Trigger.NONE);
    } else if (c.armed && reached) {
      fill(c, c.order.limitTicks(), Role.MAKER, Trigger.NONE);
    } else if (reached) {
      meet(c); // at the open, or at its trigger where the open is not beyond it
    }
  }
}
