package io.quantlab.engine.twin;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Matching against bars written straight from engine contract 4.2: a price walks through the bar
/// in steps so small that no order is met between two of them.
final class NaiveBars {
  /// A trigger (0 lots) or an execution on a walk.
  private record Met(
      int order, long lots, long price, boolean maker, boolean trigger, long level) {}

  private final NaiveBroker broker;
  private long capStart = Long.MIN_VALUE;
  private final long[] capUsed = new long[2];
  long ambiguousBars;
  BigDecimal better = BigDecimal.ZERO;
  BigDecimal worse = BigDecimal.ZERO;

  NaiveBars(NaiveBroker broker) {
    this.broker = broker;
  }

  private void begin(long start) {
    if (start != capStart) {
      capStart = start;
      capUsed[0] = 0;
      capUsed[1] = 0;
    }
  }

  /// F-30: what a side may still have of the bar.
  private long capLeft(int sign, long volume) {
    long share = share();
    if (share == 0 || volume < 0) {
      return Long.MAX_VALUE;
    }
    long cap =
        BigDecimal.valueOf(volume)
            .multiply(BigDecimal.valueOf(share, 8))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    return Math.max(0, cap - capUsed[sign > 0 ? 0 : 1]);
  }

  /// The tighter of the profile's cap and the limit of a volume share (F-30, F-52); 0 = none.
  private long share() {
    boolean future = broker.instrument.assetClass() == AssetClass.FUTURE;
    long own = broker.profile.futureCapE8();
    long cap = future && own != 0 ? own : broker.profile.volumeCapE8();
    long limit = broker.profile.slippage().volumeLimitE8();
    return cap == 0 || limit == 0 ? cap + limit : Math.min(cap, limit);
  }

  /// Lots a side had of the bar.
  long used(int sign) {
    return capUsed[sign > 0 ? 0 : 1];
  }

  /// The close of the last bar, up to what its cap leaves.
  void atSessionClose(NaiveOrder o, long price) {
    long lots = Math.min(capLeft(o.sign, lastVolume), o.open());
    if (lots > 0) {
      use(o.sign, lots);
      broker.take(o, lots, price, lots < o.open() ? FillFlags.CAPPED : 0);
    }
  }

  private long lastVolume;

  private void use(int sign, long lots) {
    capUsed[sign > 0 ? 0 : 1] += lots;
  }

  // ---- the open ----

  /// Market orders first, then stops, then limits, each by order id (F-3, F-4).
  void onOpen(long start, long buyOpen, long sellOpen, long volume) {
    begin(start);
    if (volume == 0) {
      return;
    }
    if (!broker.nextClose()) {
      broker.openNanos = start;
      onePrice(buyOpen, sellOpen, volume, Long.MAX_VALUE);
      return;
    }
    for (NaiveOrder o : broker.those(o -> o.fresh && o.auction, NaiveBroker.ARRIVAL)) {
      if (o.works()) {
        atOpen(o, o.sign > 0 ? buyOpen : sellOpen, volume);
      }
    }
  }

  /// Orders that arrived by an instant meet one price.
  private void onePrice(long buyPrice, long sellPrice, long volume, long arrivedBy) {
    List<NaiveOrder> in = new ArrayList<>(broker.those(o -> o.fresh, NaiveBroker.ARRIVAL));
    in.addAll(broker.those(o -> o.rests() && o.stops(), NaiveBroker.NUMBER));
    in.addAll(broker.those(o -> o.rests() && o.touches(), NaiveBroker.NUMBER));
    in.addAll(broker.those(o -> o.rests() && o.trails(), NaiveBroker.NUMBER));
    in.addAll(broker.those(o -> o.rests() && !o.waitsForTrigger(), NaiveBroker.NUMBER));
    for (NaiveOrder o : in) {
      if (o.works() && o.arrivedNanos <= arrivedBy) {
        atOpen(o, o.sign > 0 ? buyPrice : sellPrice, volume);
      }
    }
  }

  private void atOpen(NaiveOrder o, long open, long volume) {
    if (o.waitsForTrigger()) {
      if (!reachedAtOpen(o, open)) {
        stay(o);
        return;
      }
      broker.fired(o);
      o.fresh |= o.isMarket();
    }
    if (o.bound()) {
      long better = o.sign * (o.limit - open);
      if (better < 0 || better == 0 && broker.profile.throughTicks() > 0) {
        stay(o);
        return;
      }
    }
    if (o.terms.postOnly() && o.fresh) {
      broker.wouldTake(o, open);
      return;
    }
    if (o.allOrNone() && capLeft(o.sign, volume) < o.open()) {
      stay(o);
      return;
    }
    long lots = Math.min(capLeft(o.sign, volume), o.open());
    if (lots > 0) {
      use(o.sign, lots);
      broker.take(o, lots, open, lots < o.open() ? FillFlags.CAPPED : 0);
    }
    if (!o.closed) {
      if (o.mayNotRest()) {
        broker.cancel(o);
      } else if (o.kind == OrderKind.Code.MARKET_TO_LIMIT && !o.triggered && lots > 0) {
        broker.becomeLimit(o, open);
      } else {
        o.fresh = o.isMarket();
      }
    }
  }

  /// Nothing happened to the order at the open.
  private void stay(NaiveOrder o) {
    if (o.mayNotRest()) {
      broker.cancel(o);
    } else {
      o.fresh = o.isMarket();
    }
  }

  /// F-3, O-12: the open against the trigger of before; closes only move one anchored to them.
  private boolean reachedAtOpen(NaiveOrder o, long open) {
    if (!o.trails() || !o.active || followsPath(o)) {
      return broker.reached(o, open);
    }
    return o.sign * (open - o.trigger) >= 0;
  }

  private boolean followsPath(NaiveOrder o) {
    Path path = broker.profile.path();
    boolean alone = path == Path.PER_ORDER_STOPS_FIRST || path == Path.PER_ORDER_SUBMISSION;
    return o.trail.anchor() == Trail.Anchor.PATH && !alone;
  }

  // ---- the body ----

  void onBody(long start, long[] buy, long[] sell, long volume) {
    begin(start);
    lastVolume = volume;
    if (volume == 0) {
      return;
    }
    if (broker.nextClose()) {
      onePrice(buy[3], sell[3], volume, start);
      closesMoveTrails(start, buy, sell);
      return;
    }
    List<NaiveOrder> in =
        broker.those(o -> o.rests() && o.arrivedNanos <= start, NaiveBroker.NUMBER);
    Walk high = walk(in, buy, sell, volume, true);
    Walk low = walk(in, buy, sell, volume, false);
    boolean same = fills(high.met).equals(fills(low.met));
    int flags = same ? 0 : FillFlags.AMBIGUOUS;
    BigDecimal up = same ? BigDecimal.ZERO : worth(high.met, buy[3], sell[3]);
    BigDecimal down = same ? BigDecimal.ZERO : worth(low.met, buy[3], sell[3]);
    Walk chosen =
        switch (broker.profile.path()) {
          case OHLC -> high;
          case OLHC -> low;
          case ADAPTIVE -> {
            long rise = buy[1] - buy[0];
            long fall = buy[0] - buy[2];
            yield rise < fall || rise == fall && buy[3] < buy[0] ? high : low;
          }
          case WORST_CASE -> down.compareTo(up) < 0 ? low : high;
          case PER_ORDER_STOPS_FIRST, PER_ORDER_SUBMISSION -> alone(in, buy, sell, volume);
        };
    if (!same) {
      ambiguousBars++;
      BigDecimal taken = worth(chosen.met, buy[3], sell[3]);
      better = better.add(up.max(down).subtract(taken).max(BigDecimal.ZERO));
      worse = worse.add(taken.subtract(up.min(down)).max(BigDecimal.ZERO));
    }
    commit(chosen.met, flags);
    for (NaiveOrder copy : chosen.live) {
      NaiveOrder o = find(copy.id);
      if (o.works() && o.trails() && copy.trails()) {
        o.active = copy.active;
        o.best = copy.best;
        o.trigger = copy.trigger;
      }
    }
    closesMoveTrails(start, buy, sell);
  }

  private void closesMoveTrails(long start, long[] buy, long[] sell) {
    for (NaiveOrder o : broker.those(o -> o.rests() && o.trails(), NaiveBroker.NUMBER)) {
      if (!followsPath(o) && o.arrivedNanos <= start) {
        broker.see(o, o.sign > 0 ? buy[3] : sell[3]);
      }
    }
  }

  private static List<Met> fills(List<Met> walk) {
    return walk.stream()
        .filter(m -> m.lots > 0)
        .map(m -> new Met(m.order, m.lots, m.price, false, false, 0))
        .toList();
  }

  private BigDecimal worth(List<Met> walk, long buyClose, long sellClose) {
    BigDecimal worth = BigDecimal.ZERO;
    for (Met m : walk) {
      NaiveOrder o = find(m.order);
      if (m.lots > 0) {
        long close = o.sign > 0 ? sellClose : buyClose;
        worth = worth.add(broker.worth(o, m.lots, m.price, close, m.maker));
      }
    }
    return worth;
  }

  private NaiveOrder find(int id) {
    return broker.everyOrder.stream().filter(o -> o.id == id).findFirst().orElseThrow();
  }

  private void commit(List<Met> walk, int flags) {
    for (Met m : walk) {
      NaiveOrder o = find(m.order);
      if (o.parent != null && !o.atVenue) {
        broker.sink.sendReleased();
      }
      if (!o.works()) {
        continue;
      }
      if (m.trigger && !o.triggered) {
        o.trigger = m.level;
        broker.fired(o);
      }
      if (m.lots > 0) {
        long lots = Math.min(m.lots, o.open());
        use(o.sign, lots);
        int bits = flags | (lots < o.open() ? FillFlags.CAPPED : 0);
        if (m.maker) {
          broker.fill(o, lots, m.price, 0, bits | FillFlags.MAKER);
        } else {
          broker.take(o, lots, m.price, bits);
        }
      }
      o.fresh = o.isMarket();
    }
  }

  /// State of one walk.
  private final class Walk {
    final List<NaiveOrder> live = new ArrayList<>();
    final List<Met> met = new ArrayList<>();
    final long[] left = new long[2];
    final long[] buy;
    final long[] sell;

    Walk(List<NaiveOrder> in, long[] buy, long[] sell, long volume) {
      in.forEach(o -> live.add(new NaiveOrder(o)));
      left[0] = capLeft(1, volume);
      left[1] = capLeft(-1, volume);
      this.buy = buy;
      this.sell = sell;
    }

    void fill(NaiveOrder o, long price, boolean maker, boolean trigger) {
      int side = o.sign > 0 ? 0 : 1;
      long lots = Math.min(left[side], o.open());
      left[side] -= lots;
      met.add(new Met(o.id, lots, price, maker, trigger, o.trigger));
      live.remove(o);
      if (lots > 0 && o.group != 0) {
        positions.merge(
            o.group, Math.max(positionOf(o.group), o.open()) - lots, (was, now) -> was - lots);
        for (NaiveOrder peer : List.copyOf(live)) {
          if (peer.group == o.group) {
            shrink(o, peer, lots);
          }
        }
      }
      boolean stopEntry = trigger && o.kind == OrderKind.Code.STOP_MARKET;
      if (lots > 0 && stopEntry && broker.profile.children() == FillProfile.Children.CLEAR_TARGET) {
        clearTargets(o, lots);
      }
    }

    /// F-6 CLEAR_TARGET: after a stop entry in the bar its targets count, when the bar reached them
    /// and none of the stops beside them.
    private void clearTargets(NaiveOrder entry, long lots) {
      List<NaiveOrder> children = new ArrayList<>();
      for (NaiveOrder o : broker.everyOrder) {
        boolean joins = o.parent != null && o.parent.id == entry.id && o.held && !o.closed;
        long filled = entry.filled + lots;
        boolean due = o.terms.release() == OrderTerms.Release.PARTIAL || filled == entry.lots;
        if (joins && due && !o.isIoc() && !o.terms.postOnly() && isStopOrLimit(o)) {
          NaiveOrder child = new NaiveOrder(o);
          child.lots = o.planned * filled / entry.lots;
          if (child.lots > 0) {
            children.add(child);
          }
        }
      }
      if (children.stream().noneMatch(this::stopReached)) {
        live.addAll(children);
        for (NaiveOrder child : children) {
          long best = child.sign > 0 ? buy[2] : sell[1];
          boolean target = !child.kind.hasTrigger() && child.sign != entry.sign;
          if (target && live.contains(child) && child.sign * (level(child) - best) >= 0) {
            fill(child, child.limit, true, false);
          }
        }
        live.removeAll(children);
      }
    }

    private boolean isStopOrLimit(NaiveOrder o) {
      return o.kind.hasTrigger() || o.kind == OrderKind.Code.LIMIT;
    }

    private boolean stopReached(NaiveOrder o) {
      long worst = o.sign > 0 ? buy[1] : sell[2];
      return o.trails() || o.stops() && o.sign * (worst - o.trigger) >= 0;
    }

    /// What each ladder has left to close on this walk: at first its largest member (O-23).
    private final Map<Long, Long> positions = new HashMap<>();

    private long positionOf(long group) {
      return broker.everyOrder.stream()
          .filter(o -> o.group == group && !o.closed)
          .mapToLong(o -> live.stream().filter(l -> l.id == o.id).findFirst().orElse(o).open())
          .max()
          .orElse(0);
    }

    private void shrink(NaiveOrder o, NaiveOrder peer, long lots) {
      long open = peer.open();
      long rest =
          switch (o.terms.contingency()) {
            case OCO -> 0;
            case OUO -> Math.max(0, open - lots);
            case LADDER -> Math.clamp(positions.get(o.group), 0, open);
            case SPREAD, SPREAD_AT_LIMIT -> open;
          };
      peer.lots = peer.filled + rest;
      if (rest == 0) {
        live.remove(peer);
      }
    }

    /// A buy's bar fell from its open, a sell's did not, and it closed at the limit or beyond.
    private boolean turned(NaiveOrder o) {
      return o.sign > 0
          ? buy[3] < buy[0] && buy[3] <= o.limit
          : sell[3] >= sell[0] && sell[3] >= o.limit;
    }

    private boolean refused() {
      return broker.profile.stopLimitInBar() == StopLimitInBar.REFUSE_IF_LIMIT_FIRST;
    }

    /// A stop is reached at `price` (F-3, F-5).
    void trigger(NaiveOrder o, long price) {
      if (o.kind == OrderKind.Code.TRAILING_STOP_LIMIT) {
        o.limit = o.trigger + o.sign * o.trail.limitOffsetTicks();
      }
      if (!o.kind.endsAsLimit()) {
        fill(o, price, false, true);
      } else if (broker.profile.stopLimitInBar() == StopLimitInBar.CLOSE_ONLY) {
        long[] p = o.sign > 0 ? buy : sell;
        long worst = o.sign > 0 ? Math.min(p[1], o.limit) : Math.max(p[2], o.limit);
        long least = broker.profile.throughTicks() > 0 ? 1 : 0;
        if (o.sign * (o.limit - p[3]) >= least) {
          fill(o, worst, false, true);
        } else {
          met.add(new Met(o.id, 0, 0, false, true, o.trigger));
          live.remove(o);
        }
      } else if (o.sign * (o.limit - price) >= (refused() ? 1 : 0)) {
        fill(o, price, false, true);
      } else if (broker.profile.stopLimitInBar() == StopLimitInBar.TRIGGER_PRICE && turned(o)) {
        fill(o, o.limit, true, true);
      } else {
        o.triggered = true;
        met.add(new Met(o.id, 0, 0, false, true, o.trigger));
        if (broker.profile.stopLimitInBar() != StopLimitInBar.PATH) {
          live.remove(o);
        }
      }
    }
  }

  private long level(NaiveOrder o) {
    long tick = broker.instrument.orderTicks().orderTickAt(o.limit);
    return o.limit - o.sign * broker.profile.throughTicks() * tick;
  }

  /// F-4: open, one extreme, the other, close; prices move straight between them.
  private Walk walk(List<NaiveOrder> in, long[] buy, long[] sell, long volume, boolean highFirst) {
    Walk walk = new Walk(in, buy, sell, volume);
    int[] points = highFirst ? new int[] {0, 1, 2, 3} : new int[] {0, 2, 1, 3};
    for (int leg = 0; leg < 3; leg++) {
      leg(walk, points[leg], points[leg + 1], leg == 0);
    }
    return walk;
  }

  private void leg(Walk walk, int from, int to, boolean first) {
    long buyMove = walk.buy[to] - walk.buy[from];
    long sellMove = walk.sell[to] - walk.sell[from];
    long steps = Math.max(1, Math.abs(buyMove)) * Math.max(1, Math.abs(sellMove));
    Comparator<NaiveOrder> stopsFirst = Comparator.comparing(o -> !o.waitsForTrigger());
    for (long k = 0; k <= steps; k++) {
      long buyNow = walk.buy[from] * steps + buyMove * k;
      long sellNow = walk.sell[from] * steps + sellMove * k;
      boolean atOpen = first && k == 0;
      for (NaiveOrder o : walk.live) {
        long at = o.sign > 0 ? buyNow : sellNow;
        if (o.trails() && followsPath(o) && at % steps == 0) {
          boolean reached = o.active && o.sign * (at / steps - o.trigger) >= 0;
          if (!reached) {
            broker.see(o, at / steps);
          }
        }
      }
      while (true) {
        NaiveOrder next =
            walk.live.stream()
                .filter(o ->
                    isMet(o, o.sign > 0 ? buyNow : sellNow, steps)
                        || atOpen && passedByOpen(o, walk))
                .min(stopsFirst.thenComparing(NaiveBroker.NUMBER))
                .orElse(null);
        if (next == null) {
          break;
        }
        long start = next.sign > 0 ? walk.buy[from] : walk.sell[from];
        if (!next.waitsForTrigger() && atOpen && passedByOpen(next, walk)) {
          walk.fill(next, start, false, false);
        } else if (!next.waitsForTrigger()) {
          walk.fill(next, next.limit, true, false);
        } else {
          int worse = next.touches() ? -next.sign : next.sign;
          boolean passed = atOpen && worse * (start - next.trigger) > 0;
          walk.trigger(next, passed ? start : next.trigger);
        }
      }
    }
  }

  /// A limit better than the open: it came after the open was matched.
  private static boolean passedByOpen(NaiveOrder o, Walk walk) {
    long open = o.sign > 0 ? walk.buy[0] : walk.sell[0];
    return !o.waitsForTrigger() && o.sign * (o.limit - open) > 0;
  }

  private boolean isMet(NaiveOrder o, long now, long steps) {
    if (o.trails() && !o.active) {
      return false;
    }
    if (o.touches()) {
      return o.sign * (o.trigger * steps - now) >= 0;
    }
    return o.waitsForTrigger()
        ? o.sign * (now - o.trigger * steps) >= 0
        : o.sign * (level(o) * steps - now) >= 0;
  }

  /// F-4 PER_ORDER: each order alone against open, high and low.
  private Walk alone(List<NaiveOrder> in, long[] buy, long[] sell, long volume) {
    Walk walk = new Walk(in, buy, sell, volume);
    List<NaiveOrder> sequence = new ArrayList<>(walk.live);
    if (broker.profile.path() == Path.PER_ORDER_STOPS_FIRST) {
      sequence.sort(
          Comparator.<NaiveOrder, Boolean>comparing(o -> o.kind.waitsFor() == OrderKind.Wait.NONE)
              .thenComparing(NaiveBroker.NUMBER));
    }
    for (NaiveOrder o : sequence) {
      long[] p = o.sign > 0 ? buy : sell;
      if (!walk.live.contains(o)) {
        continue;
      }
      long favorable = o.sign > 0 ? p[2] : p[1];
      long against = o.sign > 0 ? p[1] : p[2];
      if (passedByOpen(o, walk)) {
        walk.fill(o, p[0], false, false);
      } else if (!o.waitsForTrigger()) {
        if (o.sign * (level(o) - favorable) >= 0) {
          walk.fill(o, o.limit, true, false);
        }
      } else if (o.touches()) {
        if (o.sign * (o.trigger - favorable) >= 0) {
          boolean passed = o.sign * (o.trigger - p[0]) > 0;
          walk.trigger(o, passed ? p[0] : o.trigger);
        }
      } else if (o.trails() && !o.active) {
        continue;
      } else if (o.sign * (against - o.trigger) >= 0) {
        boolean passed = o.sign * (p[0] - o.trigger) > 0;
        walk.trigger(o, passed ? p[0] : o.trigger);
      }
    }
    return walk;
  }
}
