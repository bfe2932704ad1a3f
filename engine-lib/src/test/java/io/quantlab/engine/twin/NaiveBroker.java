package io.quantlab.engine.twin;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The venue of one instrument written straight from engine contract 4.2 and 4.3: lists, scans, no
/// heaps, no bands. Slow on purpose. [NaiveBars] has the part on bars.
final class NaiveBroker {
  /// Hears of executions.
  interface Sink {
    void filled(NaiveOrder order, long lots, long price, long slippage, int flags);

    /// Signed lots the account holds.
    long position();

    /// A child may go to the venue.
    void released(NaiveOrder child);

    /// Released children go now, inside a bar.
    void sendReleased();

    /// What a fill would be worth at another price, net of what it is charged.
    BigDecimal worth(NaiveOrder o, long lots, long price, long close, boolean maker);
  }

  static final Comparator<NaiveOrder> ARRIVAL = Comparator.comparingLong(o -> o.priority);
  static final Comparator<NaiveOrder> NUMBER = Comparator.comparingLong(o -> o.id);

  final FillProfile profile;
  final Instrument instrument;
  final List<NaiveOrder> orders = new ArrayList<>();
  private final Schema matching;
  final Sink sink;
  private final NaiveBars bars;
  final NaiveSlippage slips = new NaiveSlippage(this);
  private Long bid;
  private Long ask;
  Long lastBid;
  Long lastAsk;
  private long bidLots;
  private long askLots;
  private long takenAtBid;
  private long takenAtAsk;
  private long printedAtBid;
  private long printedAtAsk;
  private Long last;
  private boolean quoted;
  private long priorities;
  long now;
  boolean trading = true;

  NaiveBroker(FillProfile profile, Instrument instrument, Schema matching, Sink sink) {
    this.profile = profile;
    this.instrument = instrument;
    this.matching = matching;
    this.sink = sink;
    this.bars = new NaiveBars(this);
  }

  BigDecimal better() {
    return bars.better;
  }

  BigDecimal worse() {
    return bars.worse;
  }

  long ambiguousBars() {
    return bars.ambiguousBars;
  }

  boolean nextClose() {
    Timing timing = matching == Schema.QUOTE_BAR ? profile.quoteBarTiming() : profile.barTiming();
    return timing == Timing.NEXT_CLOSE;
  }

  boolean onBars() {
    return matching == Schema.BAR || matching == Schema.QUOTE_BAR;
  }

  // ---- commands ----

  void submit(NaiveOrder o) {
    orders.add(o);
    o.noise = orders.size();
    o.atVenue = true;
    o.priority = ++priorities;
    arrive(o);
    // F-6 NEXT_BAR: a child that an open released is too late for that bar
    boolean late = o.parent != null && now == openNanos;
    o.arrivedNanos += late && profile.children() == FillProfile.Children.NEXT_BAR ? 1 : 0;
  }

  /// Start of the last bar whose open was met.
  long openNanos = Long.MIN_VALUE;

  private void arrive(NaiveOrder o) {
    o.arrivedNanos = now;
    if (o.kind.waitsFor() == OrderKind.Wait.OPEN) {
      o.opening = true;
    } else if (o.kind.waitsFor() == OrderKind.Wait.CLOSE) {
      o.closing = true;
    } else if (!onBars()) {
      o.fresh = true;
      if (profile.tickTiming() == Timing.IMMEDIATE && trading) {
        atArrival(o);
      }
    } else if (o.isMarket() && !o.triggered) {
      o.fresh = true;
      Timing timing = matching == Schema.QUOTE_BAR ? profile.quoteBarTiming() : profile.barTiming();
      Long close = o.sign > 0 ? ask : bid;
      if (timing == Timing.BAR_CLOSE && close != null) {
        take(o, o.open(), close, FillFlags.OPTIMISTIC);
      }
    } else {
      o.fresh = o.isIoc() || o.isMarket() || o.terms.postOnly();
    }
  }

  void cancel(NaiveOrder o) {
    close(o);
    cancelPeers(o);
  }

  /// Ends an order, and the children that still wait for it (O-20).
  private void close(NaiveOrder o) {
    o.closed = true;
    for (NaiveOrder child : everyOrder) {
      if (child.parent == o && child.held && !child.closed) {
        cancel(child);
      }
    }
  }

  /// O-20: children get the share of their size that their parent executed.
  private void release(NaiveOrder parent) {
    for (NaiveOrder child : List.copyOf(everyOrder)) {
      boolean due =
          child.parent == parent
              && !child.closed
              && (parent.open() == 0 || child.terms.release() == OrderTerms.Release.PARTIAL);
      long lots = due ? child.planned * parent.filled / parent.lots : 0;
      long more = lots - child.released;
      if (due && more > 0) {
        child.released = lots;
        if (child.held) {
          child.held = false;
          child.lots = lots;
          sink.released(child);
        } else {
          child.lots += more;
          child.priority = child.atVenue ? ++priorities : child.priority;
        }
      }
    }
  }

  /// O-13, O-24: reduce-only orders are cut to what is left of the position.
  private void capReduceOnly() {
    for (NaiveOrder o : List.copyOf(everyOrder)) {
      long most = Math.max(0, -o.sign * sink.position());
      if (o.reducesOnly() && !o.closed && !o.held && o.open() > most) {
        if (most == 0) {
          cancel(o);
        } else {
          scaleChildren(o, o.filled + most);
          o.lots = o.filled + most;
        }
      }
    }
  }

  /// O-25: children follow the size of their parent.
  private void scaleChildren(NaiveOrder parent, long lots) {
    for (NaiveOrder child : everyOrder) {
      if (child.parent == parent && !child.closed) {
        child.planned = child.planned * lots / parent.lots;
        child.lots = child.held && child.planned > 0 ? child.planned : child.lots;
      }
    }
  }

  /// O-22, O-23: what an execution takes from the other members of its group.
  private void executed(NaiveOrder o, long lots) {
    if (o.group != 0) {
      shrinkGroup(o, lots);
    }
    release(o);
    capReduceOnly();
  }

  private void shrinkGroup(NaiveOrder o, long lots) {
    if (o.terms.contingency() == OrderTerms.Contingency.OCO) {
      cancelPeers(o);
      return;
    }
    List<NaiveOrder> peers =
        everyOrder.stream()
            .filter(peer -> peer != o && peer.group == o.group && !peer.closed)
            .toList();
    long position = o.open() + lots; // what the largest member of a ladder was there to close
    for (NaiveOrder peer : peers) {
      position = Math.max(position, peer.open());
    }
    for (NaiveOrder peer : peers) {
      long open = peer.open();
      boolean ladder = o.terms.contingency() == OrderTerms.Contingency.LADDER;
      long left = ladder ? Math.min(open, position - lots) : Math.max(0, open - lots);
      if (peer.held && left != open) {
        peer.planned = left;
      }
      peer.lots = peer.filled + left;
      if (left == 0) {
        close(peer);
      }
    }
  }

  /// O-21: any execution, cancel or expiry ends the peers, those on their way included.
  void cancelPeers(NaiveOrder o) {
    if (o.group != 0 && o.terms.contingency() == OrderTerms.Contingency.OCO) {
      for (NaiveOrder peer : everyOrder) {
        if (peer != o && peer.group == o.group && !peer.closed) {
          close(peer);
        }
      }
    }
  }

  /// Every order that was sent, also those that have not arrived.
  final List<NaiveOrder> everyOrder = new ArrayList<>();

  /// O-28: only size down keeps priority; a new price arrives anew; not more than filled ends it.
  /// Where the venue amends nothing everything arrives anew.
  void amend(NaiveOrder o, long lots, long limit, long trigger) {
    boolean up = lots > o.lots;
    boolean price = limit != o.limit || trigger != o.trigger;
    o.lots = Math.max(lots, o.filled);
    o.limit = limit;
    o.trigger = trigger;
    if (o.open() == 0) {
      cancel(o);
      return;
    }
    boolean anew = profile.amends() == FillProfile.Amends.CANCEL_REPLACE;
    if (up || price || anew) {
      o.priority = ++priorities;
    }
    if (anew) {
      o.fresh = false;
      o.opening = false;
      o.closing = false;
      o.tip = 0;
    }
    if (price || anew) {
      arrive(o);
    }
  }

  /// O-9: orders for the opening meet the first event of the session.
  void sessionOpen() {
    priced = false;
    for (NaiveOrder o : those(o -> o.opening, NUMBER)) {
      o.opening = false;
      o.auction = true;
      o.fresh = true;
    }
  }

  /// Whether the session at hand had a price.
  private boolean priced;

  /// O-10: the last price; what it leaves expires.
  private void atSessionClose(NaiveOrder o) {
    Long price = matching == Schema.TRADE ? last : far(o.sign);
    boolean known = price != null && (matching == Schema.QUOTE ? usable() : priced);
    o.closing = false;
    o.auction = true;
    if (known && (!o.kind.hasLimit() || o.sign * (o.limit - price) >= 0)) {
      if (matching == Schema.QUOTE) {
        takeQuote(o, price, 0);
      } else if (onBars()) {
        bars.atSessionClose(o, price);
      } else {
        take(o, o.open(), price, 0);
      }
    }
    if (!o.closed) {
      cancel(o);
    }
  }

  /// GTD: dies before any matching at or after its stamp.
  void expire() {
    for (NaiveOrder o : List.copyOf(everyOrder)) {
      long until = o.terms.expiresNanos();
      if (until != 0 && until <= now && !o.closed) {
        cancel(o);
      }
    }
  }

  void sessionClose() {
    for (NaiveOrder o : those(o -> o.closing, NUMBER)) {
      if (o.works()) {
        atSessionClose(o);
      }
    }
    for (NaiveOrder o : List.copyOf(orders)) {
      if (o.works() && o.timeInForce == TimeInForce.DAY) {
        cancel(o);
      }
    }
  }

  List<NaiveOrder> those(Predicate<NaiveOrder> which, Comparator<NaiveOrder> order) {
    return orders.stream().filter(NaiveOrder::works).filter(which).sorted(order).toList();
  }

  // ---- market events ----

  /// A print. With quotes it fills resting limits only (F-21); alone it is what takers pay (F-20).
  void onTrade(long price, long size) {
    if (!trading) {
      return;
    }
    last = price;
    priced = true;
    if (ask != null && price >= ask) {
      printedAtAsk += size;
    } else if (bid != null && price <= bid) {
      printedAtBid += size;
    }
    for (NaiveOrder o : those(o -> o.fresh, ARRIVAL)) {
      if (!o.works()) {
        continue;
      }
      if (matching == Schema.TRADE) {
        meetTrade(o, price, 0);
      } else if (usable()) {
        meetQuote(o, 0);
      }
    }
    printedAtBid = 0;
    printedAtAsk = 0;
    if (matching == Schema.TRADE) {
      stops(1, price).forEach(o -> triggeredByTrade(o, price));
      stops(-1, price).forEach(o -> triggeredByTrade(o, price));
      touches(1, price).forEach(o -> triggeredByTrade(o, price));
      touches(-1, price).forEach(o -> triggeredByTrade(o, price));
      those(o -> o.rests() && o.trails(), ARRIVAL).forEach(o -> trailsAtTrade(o, price));
    }
    long share =
        size == 0
            ? Long.MAX_VALUE
            : BigDecimal.valueOf(size)
                .multiply(BigDecimal.valueOf(profile.tradeShareE8(), 8))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    share = limitsAtTrade(1, price, share);
    limitsAtTrade(-1, price, share);
  }

  private void triggeredByTrade(NaiveOrder o, long price) {
    if (o.works()) {
      met(o, price, 0);
    }
  }

  /// Stops of a side that a price reaches, nearest trigger first.
  private List<NaiveOrder> stops(int sign, long price) {
    return those(
        o -> o.sign == sign && o.rests() && o.stops() && sign * (price - o.trigger) >= 0,
        Comparator.<NaiveOrder>comparingLong(o -> sign * o.trigger).thenComparing(ARRIVAL));
  }

  /// Touch orders of a side that a price is good enough for, nearest trigger first.
  private List<NaiveOrder> touches(int sign, long price) {
    return those(
        o -> o.sign == sign && o.rests() && o.touches() && sign * (o.trigger - price) >= 0,
        Comparator.<NaiveOrder>comparingLong(o -> -sign * o.trigger).thenComparing(ARRIVAL));
  }

  private void trailsAtTrade(NaiveOrder o, long price) {
    if (o.works() && reached(o, price)) {
      met(o, price, 0);
    }
  }

  // ---- triggers ----

  /// Whether a price reaches the trigger of an order that waits for one; a trailing trigger that is
  /// not reached follows the price (O-3 to O-8).
  boolean reached(NaiveOrder o, long price) {
    if (o.touches()) {
      return o.sign * (o.trigger - price) >= 0;
    }
    if (!o.trails()) {
      return o.sign * (price - o.trigger) >= 0;
    }
    if (o.active && o.sign * (price - o.trigger) >= 0) {
      return true;
    }
    see(o, price);
    return false;
  }

  /// A trailing order sees a price that does not reach its trigger.
  void see(NaiveOrder o, long price) {
    long activation = o.trail.activationTicks();
    if (!o.active) {
      // a buy's market must come down to its activation price, a sell's rise to it
      if (activation == 0 || (o.sign > 0 ? price <= activation : price >= activation)) {
        o.active = true;
        o.best = price;
        o.trigger = wanted(o);
      }
    } else if (o.sign > 0 ? price < o.best : price > o.best) {
      o.best = price;
      long gain = o.sign * (o.trigger - wanted(o));
      long step = Math.max(1, o.trail.stepTicks());
      if (gain > 0) {
        o.trigger -= o.sign * (gain / step) * step;
      }
    }
  }

  /// O-12: best price and offset, rounded away from the market to an order tick.
  private long wanted(NaiveOrder o) {
    BigDecimal offset =
        switch (o.trail.offset()) {
          case Trail.Offset.Price(long ticks) -> BigDecimal.valueOf(ticks);
          case Trail.Offset.Percent(long ratioE8) ->
              BigDecimal.valueOf(Math.abs(o.best))
                  .multiply(BigDecimal.valueOf(ratioE8, 8))
                  .setScale(0, RoundingMode.CEILING);
          case Trail.Offset.Atr atr -> throw new AssertionError("not in a plan: " + atr);
          case Trail.Offset.OrderTicks(long count) ->
              BigDecimal.valueOf(count * instrument.orderTicks().orderTickAt(o.best));
        };
    BigDecimal tick = BigDecimal.valueOf(instrument.orderTicks().orderTickAt(o.best));
    BigDecimal away = BigDecimal.valueOf(o.best).add(offset.multiply(BigDecimal.valueOf(o.sign)));
    RoundingMode mode = o.sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return away.divide(tick, 0, mode).multiply(tick).longValueExact();
  }

  /// An order's trigger was reached.
  void fired(NaiveOrder o) {
    o.triggered = true;
    if (o.kind == OrderKind.Code.TRAILING_STOP_LIMIT) {
      o.limit = o.trigger + o.sign * o.trail.limitOffsetTicks();
    }
  }

  // ---- what an order shows, and post-only ----

  private long shown(NaiveOrder o) {
    if (o.terms.displayLots() == 0) {
      return o.open();
    }
    if (o.tip <= 0) {
      o.tip = o.terms.displayLots();
    }
    return Math.min(o.tip, o.open());
  }

  /// O-13: an empty tip is refilled at the back of the queue.
  private void showed(NaiveOrder o, long lots) {
    if (o.terms.displayLots() > 0) {
      o.tip -= lots;
      if (o.tip <= 0) {
        o.tip = o.terms.displayLots();
        o.priority = ++priorities;
      }
    }
  }

  /// O-13: post-only would take: it goes, or moves one order tick off the far side.
  void wouldTake(NaiveOrder o, long far) {
    if (o.terms.taking() == OrderTerms.Taking.REJECT) {
      refused += o.filled == 0 ? 1 : 0;
      cancel(o);
    } else {
      o.limit = far - o.sign * instrument.orderTicks().orderTickAt(far);
      o.fresh = false;
    }
  }

  /// Orders the venue rejected.
  int refused;

  private long limitsAtTrade(int sign, long price, long share) {
    long left = share;
    while (left > 0) {
      NaiveOrder o = limits(sign).stream().findFirst().orElse(null);
      if (o == null || sign * (o.limit - price) < through(o)) {
        break;
      }
      long lots = Math.min(left, shown(o));
      left -= lots;
      showed(o, lots);
      fill(o, lots, o.limit, 0, FillFlags.MAKER);
    }
    return left;
  }

  private long through(NaiveOrder o) {
    return profile.throughTicks() * instrument.orderTicks().orderTickAt(o.limit);
  }

  /// Resting limits of a side, best price first, then by arrival.
  private List<NaiveOrder> limits(int sign) {
    return those(
        o -> o.sign == sign && o.rests() && o.bound() && !o.waitsForTrigger(),
        Comparator.<NaiveOrder>comparingLong(o -> -sign * o.limit).thenComparing(ARRIVAL));
  }

  /// An order looks at a price of trades-only data.
  private void meetTrade(NaiveOrder o, long price, int flags) {
    if (o.waitsForTrigger()) {
      if (!reached(o, price)) {
        restOrCancel(o);
        return;
      }
    }
    met(o, price, flags);
  }

  /// An order whose trigger, if it has one, was reached.
  private void met(NaiveOrder o, long price, int flags) {
    if (o.waitsForTrigger()) {
      fired(o);
    }
    if (o.bound()) {
      long better = o.sign * (o.limit - price);
      if (better < 0 || better == 0 && profile.throughTicks() > 0) {
        restOrCancel(o);
        return;
      }
    }
    if (o.terms.postOnly()) {
      wouldTake(o, price);
      return;
    }
    take(o, o.open(), price, flags);
  }

  private void restOrCancel(NaiveOrder o) {
    if (o.mayNotRest()) {
      cancel(o);
    } else {
      o.fresh = false;
    }
  }

  /// A change of the top of book; what was taken of a level counts until the level changes (F-31).
  void onQuote(long newBid, long newBidLots, long newAsk, long newAskLots, long flags) {
    Long b = (flags & Flags.NO_BID) != 0 ? null : Long.valueOf(newBid);
    Long a = (flags & Flags.NO_ASK) != 0 ? null : Long.valueOf(newAsk);
    if (b == null || !b.equals(bid) || newBidLots != bidLots) {
      takenAtBid = 0;
    }
    if (a == null || !a.equals(ask) || newAskLots != askLots) {
      takenAtAsk = 0;
    }
    bid = b;
    ask = a;
    lastBid = b == null ? lastBid : b;
    lastAsk = a == null ? lastAsk : a;
    quoted |= b != null || a != null;
    bidLots = newBidLots;
    askLots = newAskLots;
    if (!trading || !usable()) {
      return;
    }
    for (NaiveOrder o : those(o -> o.fresh, ARRIVAL)) {
      if (o.works()) {
        meetQuote(o, 0);
      }
    }
    for (int sign : new int[] {1, -1}) {
      if (far(sign) != null) {
        stops(sign, far(sign)).forEach(this::triggeredByQuote);
      }
    }
    for (int sign : new int[] {1, -1}) {
      if (far(sign) != null) {
        touches(sign, far(sign)).forEach(this::triggeredByQuote);
      }
    }
    for (NaiveOrder o : those(o -> o.rests() && o.trails(), ARRIVAL)) {
      if (o.works() && far(o.sign) != null && reached(o, far(o.sign))) {
        metQuote(o, far(o.sign), 0);
      }
    }
    for (int sign : new int[] {1, -1}) {
      if (far(sign) != null) {
        limitsAtQuote(sign, far(sign));
      }
    }
  }

  private void triggeredByQuote(NaiveOrder o) {
    if (o.works()) {
      metQuote(o, far(o.sign), 0);
    }
  }

  private boolean usable() {
    return profile.crossed() == FillProfile.Crossed.ALLOW
        || bid == null
        || ask == null
        || bid < ask;
  }

  private Long far(int sign) {
    return sign > 0 ? ask : bid;
  }

  /// Displayed size less what we took; size 0 is unknown and does not limit.
  private long available(int sign) {
    long shown = sign > 0 ? askLots : bidLots;
    long taken = sign > 0 ? takenAtAsk + printedAtAsk : takenAtBid + printedAtBid;
    return shown == 0 ? Long.MAX_VALUE : Math.max(0, shown - taken);
  }

  private void consume(int sign, long lots) {
    if (sign > 0) {
      takenAtAsk += lots;
    } else {
      takenAtBid += lots;
    }
  }

  /// F-21: the far quote at or beyond a resting limit fills it at its own price.
  private void limitsAtQuote(int sign, long far) {
    while (available(sign) > 0) {
      NaiveOrder o = limits(sign).stream().findFirst().orElse(null);
      if (o == null || sign * (o.limit - far) < 0) {
        return;
      }
      long lots = Math.min(available(sign), shown(o));
      consume(sign, lots);
      showed(o, lots);
      fill(o, lots, o.limit, 0, FillFlags.MAKER);
    }
  }

  private void meetQuote(NaiveOrder o, int flags) {
    Long far = far(o.sign);
    if (far == null) {
      if (!o.isMarket() || o.mayNotRest()) {
        restOrCancel(o);
      }
      return;
    }
    if (o.waitsForTrigger()) {
      if (!reached(o, far)) {
        restOrCancel(o);
        return;
      }
    }
    metQuote(o, far, flags);
  }

  private void metQuote(NaiveOrder o, long far, int flags) {
    if (o.waitsForTrigger()) {
      fired(o);
    }
    if (o.bound() && o.sign * (o.limit - far) < 0) {
      restOrCancel(o);
      return;
    }
    if (o.terms.postOnly()) {
      wouldTake(o, far);
      return;
    }
    takeQuote(o, far, flags);
  }

  /// F-20: displayed size at the far side, then the rest by `beyondTop`.
  private void takeQuote(NaiveOrder o, long far, int flags) {
    if (o.allOrNone() && available(o.sign) < o.open()) {
      cancel(o);
      return;
    }
    long shown = Math.min(o.open(), available(o.sign));
    if (shown > 0) {
      consume(o.sign, shown);
      take(o, shown, far, flags);
    }
    if (o.closed) {
      return;
    }
    if (o.kind == OrderKind.Code.MARKET_TO_LIMIT && !o.triggered) {
      becomeLimit(o, far);
      return;
    }
    long worse = far + o.sign * instrument.orderTicks().orderTickAt(far);
    boolean limited = o.bound();
    boolean reach = !limited || o.sign * (o.limit - worse) >= 0;
    if (profile.beyondTop() == FillProfile.BeyondTop.ONE_TICK_WORSE && reach) {
      take(o, o.open(), worse, flags | FillFlags.ONE_TICK_WORSE);
    } else if (o.mayNotRest()
        || profile.beyondTop() == FillProfile.BeyondTop.CANCEL_REST && !limited) {
      cancel(o);
    } else {
      o.fresh = !limited;
    }
  }

  /// O-11: what the best level did not give rests there.
  void becomeLimit(NaiveOrder o, long price) {
    o.triggered = true;
    o.limit = price;
    if (o.mayNotRest()) {
      cancel(o);
    } else {
      o.fresh = false;
    }
  }

  private void atArrival(NaiveOrder o) {
    if (matching == Schema.QUOTE) {
      if (usable() && quoted) {
        meetQuote(o, FillFlags.OPTIMISTIC);
      }
    } else if (last != null) {
      meetTrade(o, last, FillFlags.OPTIMISTIC);
    }
  }

  // ---- bars ----

  void onBarOpen(long start, long[] buy, long[] sell, long volume) {
    slips.bar = new NaiveSlippage.Bar(buy, sell, volume);
    bars.onOpen(start, buy[0], sell[0], volume);
    slips.bar = null;
  }

  void onBarBody(long start, long[] buy, long[] sell, long volume) {
    slips.bar = new NaiveSlippage.Bar(buy, sell, volume);
    bars.onBody(start, buy, sell, volume);
    slips.bar = null;
    priced = true;
    ask = buy[3];
    bid = sell[3];
    lastAsk = ask;
    lastBid = bid;
  }

  // ---- fills ----

  /// A taking fill: slippage makes it worse (F-50), the limit bounds it (F-3).
  void take(NaiveOrder o, long lots, long price, int flags) {
    long worse = slips.worse(o, lots, price, bars.used(o.sign));
    if (o.bound()) {
      worse = Math.min(worse, Math.max(0, o.sign * (o.limit - price)));
    }
    fill(o, lots, price + o.sign * worse, worse, flags);
    slips.executed(o, lots, price);
  }

  /// What an execution on a walk would be worth at the bar's close, net of slippage and fees; no
  /// noise is drawn for it.
  BigDecimal worth(NaiveOrder o, long lots, long price, long close, boolean maker) {
    long drawn = o.draws;
    long worse = maker ? 0 : slips.worse(o, lots, price, bars.used(o.sign));
    o.draws = drawn;
    if (o.bound()) {
      worse = Math.min(worse, Math.max(0, o.sign * (o.limit - price)));
    }
    return sink.worth(o, lots, price + o.sign * worse, close, maker);
  }

  void fill(NaiveOrder o, long lots, long price, long slippage, int flags) {
    o.filled += lots;
    o.closed = o.open() == 0;
    sink.filled(o, lots, price, slippage, flags);
    executed(o, lots);
  }
}
