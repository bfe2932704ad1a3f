package io.quantlab.engine.risk;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;

/// The risk gate of one account: answers every order with a value, changes nothing when it denies
/// (O-30, O-34).
///
/// Checks run in the order of O-31, the first failure wins. The answer is [#PASS] or the ordinal of
/// a [DenyReason]; [#limit], [#actual] and [#unit] explain the last denial. No allocation on the
/// way of an accepted order.
public final class Gate {
  /// The order may go.
  public static final int PASS = -1;

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long WHOLE = 100_000_000;

  private final Account account;
  private final RiskLimits limits;
  private final long[] sentNanos;
  private int sentAt;
  private long sentCount;
  private int openOrders;
  private int ordersThisEvent;
  private long sessionStartNavE8;
  private VenueState[] venues;
  private TradingState state = TradingState.ACTIVE;
  private MarginGate margin;
  private BorrowGate borrow;
  private long grantedLots;
  private long limit;
  private long actual;
  private String unit = "";
  private DenyReason reason;

  public Gate(Account account, RiskLimits limits) {
    this.account = account;
    this.limits = limits;
    this.sentNanos = new long[limits.ordersPerMinute()];
    this.sessionStartNavE8 = account.navE8();
  }

  /// Lets orders need margin from now on.
  public void margin(MarginGate check) {
    margin = check;
  }

  /// Lets short sales need a loan from now on.
  public void borrow(BorrowGate check) {
    borrow = check;
  }

  /// Lots of the order that passed: fewer than asked for where the margin rules clip (F-71).
  public long grantedLots() {
    return grantedLots;
  }

  /// An order was sent without being judged.
  public void opened() {
    openOrders++;
  }

  public void state(TradingState next) {
    state = next;
  }

  public TradingState state() {
    return state;
  }

  /// Heeds what the venue says of each instrument from now on, by slot.
  public void heed(VenueState[] bySlot) {
    venues = bySlot;
  }

  /// A strategy event begins: the per-event order count starts anew.
  public void beginEvent() {
    ordersThisEvent = 0;
  }

  /// A session begins: the daily loss is counted from here.
  public void beginSession() {
    sessionStartNavE8 = account.navE8();
  }

  /// An accepted order closed.
  public void closed() {
    openOrders--;
  }

  /// Why the last order that was denied was denied.
  public DenyReason reason() {
    return reason;
  }

  /// The bound the last denial hit.
  public long limit() {
    return limit;
  }

  /// What the denied order would have made of it.
  public long actual() {
    return actual;
  }

  /// Unit of [#limit] and [#actual].
  public String unit() {
    return unit;
  }

  /// Denies what no order can ask for.
  public int unsupported(long asked, String what, long most) {
    return deny(DenyReason.UNSUPPORTED, most, asked, what);
  }

  /// Denies an order that names something that is not there.
  public int unsupported(long asked, String what) {
    return deny(DenyReason.UNSUPPORTED, 0, asked, what);
  }

  /// Denies a reduce-only order that has nothing to reduce (O-13).
  public int notReducing(long positionLots) {
    return deny(DenyReason.REDUCE_ONLY, 0, positionLots, "lots");
  }

  /// Judges an order and, when it passes, counts it.
  ///
  /// @param sign +1 buy, -1 sell
  /// @param addedLots what the order adds to the working lots of its side: less than `lots` for the
  ///   next member of an OCO group, which counts once (O-32)
  /// @param referenceTicks price to value the order at: its limit, else the mark; 0 = no market yet
  public int check(
      Holding holding,
      int sign,
      long lots,
      long addedLots,
      OrderKind.Code kind,
      long limitTicks,
      long triggerTicks,
      long referenceTicks,
      long epochNanos) {
    boolean reducing = reduces(holding, sign, addedLots);
    grantedLots = lots;
    int answer = checkState(reducing);
    if (answer == PASS && venues != null) {
      answer = checkVenue(venues[holding.slot()], kind, limitTicks, triggerTicks);
    }
    if (answer == PASS) {
      answer = checkTerms(holding.instrument(), lots, kind, limitTicks, triggerTicks);
    }
    if (answer == PASS) {
      answer = checkRate(epochNanos);
    }
    if (answer == PASS) {
      answer = checkSize(holding.instrument(), lots, referenceTicks);
    }
    if (answer == PASS && !reducing) {
      answer = checkExposure(holding, sign, addedLots, referenceTicks);
    }
    if (answer == PASS && !reducing && margin != null) {
      answer = checkMargin(holding, sign, lots, addedLots, referenceTicks);
    }
    if (answer == PASS && !reducing && borrow != null && sign < 0) {
      answer = checkBorrow(holding, addedLots, epochNanos);
    }
    if (answer == PASS && !reducing) {
      answer = checkLosses();
    }
    if (answer == PASS) {
      count(epochNanos);
    }
    return answer;
  }

  /// Whether an order can only shrink the position, also with every working order of its side
  /// filled.
  private static boolean reduces(Holding holding, int sign, long lots) {
    long position = -sign * holding.lots();
    long working = sign > 0 ? holding.workingBuyLots() : holding.workingSellLots();
    return position > 0 && lots + working <= position;
  }

  private int checkState(boolean reducing) {
    boolean pass = state == TradingState.ACTIVE || state == TradingState.REDUCING && reducing;
    return pass ? PASS : deny(DenyReason.TRADING_STATE, 0, state.ordinal(), state.name());
  }

  private int checkVenue(
      VenueState venue, OrderKind.Code kind, long limitTicks, long triggerTicks) {
    if (venue.refusal() != null) {
      return deny(venue.refusal(), 0, 1, "orders");
    }
    if (!kind.hasLimit() && !kind.hasTrigger()) {
      return PASS;
    }
    long price = kind.hasLimit() ? limitTicks : triggerTicks;
    if (price < venue.lowTicks()) {
      return deny(DenyReason.PRICE_BAND, venue.lowTicks(), price, "ticks");
    }
    return price > venue.highTicks()
        ? deny(DenyReason.PRICE_BAND, venue.highTicks(), price, "ticks")
        : PASS;
  }

  private int checkTerms(
      Instrument i, long lots, OrderKind.Code kind, long limitTicks, long triggerTicks) {
    if (kind.hasLimit() && !i.orderTicks().allows(limitTicks)) {
      return deny(DenyReason.OFF_TICK, i.orderTicks().orderTickAt(limitTicks), limitTicks, "ticks");
    }
    boolean trails = kind.waitsFor() == OrderKind.Wait.TRAIL;
    if (kind.hasTrigger() && !trails && !i.orderTicks().allows(triggerTicks)) {
      return deny(
          DenyReason.OFF_TICK, i.orderTicks().orderTickAt(triggerTicks), triggerTicks, "ticks");
    }
    if (lots < i.minLots()) {
      return deny(DenyReason.MIN_SIZE, i.minLots(), lots, "lots");
    }
    if (lots > i.maxLots()) {
      return deny(DenyReason.MAX_SIZE, i.maxLots(), lots, "lots");
    }
    return PASS;
  }

  private int checkRate(long epochNanos) {
    if (ordersThisEvent >= limits.ordersPerEvent()) {
      return deny(
          DenyReason.ORDER_RATE, limits.ordersPerEvent(), ordersThisEvent + 1, "orders per event");
    }
    boolean full = sentCount >= sentNanos.length;
    if (full && epochNanos - sentNanos[sentAt] < MINUTE_NANOS) {
      return deny(
          DenyReason.ORDER_RATE,
          limits.ordersPerMinute(),
          limits.ordersPerMinute() + 1,
          "orders per minute");
    }
    if (openOrders >= limits.openOrders()) {
      return deny(DenyReason.OPEN_ORDERS, limits.openOrders(), openOrders + 1, "orders");
    }
    return PASS;
  }

  private int checkSize(Instrument i, long lots, long referenceTicks) {
    if (limits.orderLots() > 0 && lots > limits.orderLots()) {
      return deny(DenyReason.FAT_FINGER, limits.orderLots(), lots, "lots");
    }
    if (limits.orderNotionalE8() > 0) {
      long value = Math.abs(Money.valueE8(i, referenceTicks, lots));
      if (value > limits.orderNotionalE8()) {
        return deny(DenyReason.FAT_FINGER, limits.orderNotionalE8(), value, "1e-8 " + i.currency());
      }
    }
    return PASS;
  }

  private int checkExposure(Holding holding, int sign, long lots, long referenceTicks) {
    long buys = holding.lots() + holding.workingBuyLots() + (sign > 0 ? lots : 0);
    long sells = holding.lots() - holding.workingSellLots() - (sign < 0 ? lots : 0);
    long worst = Math.max(Math.abs(buys), Math.abs(sells));
    if (limits.positionLots() > 0 && worst > limits.positionLots()) {
      return deny(DenyReason.MAX_POSITION, limits.positionLots(), worst, "lots");
    }
    if (limits.shorts() == RiskLimits.Shorts.DENIED && sells < 0) {
      return deny(DenyReason.BORROW, 0, sells, "lots");
    }
    if (limits.leverageE8() == RiskLimits.ANY_LEVERAGE) {
      return PASS;
    }
    long gross = Math.abs(Money.valueE8(holding.instrument(), referenceTicks, worst));
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding other = account.holding(slot);
      if (other != holding) {
        gross = Math.addExact(gross, worstValueE8(other));
      }
    }
    long allowed =
        limits.leverageE8() == WHOLE
            ? account.navE8()
            : Exact.mulDivFloor(account.navE8(), limits.leverageE8(), WHOLE);
    return gross <= allowed
        ? PASS
        : deny(DenyReason.CAPITAL, allowed, gross, "1e-8 " + account.currency());
  }

  private int checkMargin(
      Holding holding, int sign, long lots, long addedLots, long referenceTicks) {
    long sells = holding.lots() - holding.workingSellLots() - addedLots;
    if (sign < 0 && sells < 0 && !margin.allowsShorts()) {
      return deny(DenyReason.BORROW, 0, sells, "lots");
    }
    grantedLots = margin.grant(holding, sign, lots, addedLots, referenceTicks);
    return grantedLots > 0
        ? PASS
        : deny(DenyReason.MARGIN, account.navE8(), margin.neededE8(), "1e-8 " + account.currency());
  }

  private int checkBorrow(Holding holding, long addedLots, long epochNanos) {
    long shortLots = holding.workingSellLots() + addedLots - holding.lots();
    if (shortLots <= 0) {
      return PASS;
    }
    long available = borrow.available(holding, shortLots, epochNanos);
    return shortLots <= available ? PASS : deny(DenyReason.BORROW, available, shortLots, "lots");
  }

  private static long worstValueE8(Holding h) {
    if (h.lots() == 0 && h.workingBuyLots() == 0 && h.workingSellLots() == 0) {
      return 0;
    }
    long worst =
        Math.max(Math.abs(h.lots() + h.workingBuyLots()), Math.abs(h.lots() - h.workingSellLots()));
    return Math.abs(Money.valueE8(h.instrument(), h.markTicks(), worst));
  }

  private int checkLosses() {
    long loss = sessionStartNavE8 - account.navE8();
    if (limits.dailyLossE8() > 0 && loss >= limits.dailyLossE8()) {
      return deny(DenyReason.DAILY_LOSS, limits.dailyLossE8(), loss, "1e-8 " + account.currency());
    }
    if (limits.drawdownE8() > 0) {
      long peak = account.drawdown().peakE8();
      long allowed = Exact.mulDivFloor(peak, limits.drawdownE8(), WHOLE);
      if (peak - account.navE8() >= allowed) {
        return deny(
            DenyReason.DRAWDOWN, allowed, peak - account.navE8(), "1e-8 " + account.currency());
      }
    }
    return PASS;
  }

  private void count(long epochNanos) {
    ordersThisEvent++;
    openOrders++;
    sentNanos[sentAt] = epochNanos;
    sentAt = sentAt + 1 == sentNanos.length ? 0 : sentAt + 1;
    sentCount++;
  }

  private int deny(DenyReason why, long bound, long value, String in) {
    reason = why;
    limit = bound;
    actual = value;
    unit = in;
    return why.ordinal();
  }
}
