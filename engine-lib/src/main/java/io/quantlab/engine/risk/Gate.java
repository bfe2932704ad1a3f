package io.quantlab.engine.risk;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Account;
import java.util.Arrays;

/// The risk gate of one account: answers every order with a value, changes nothing when it denies
/// (O-30, O-34).
///
/// Checks run in the order of O-31, the first failure wins: [#admits] the first half, up to
/// `PRICE_BAND`; whoever knows orders and venue the middle (`UNSUPPORTED`, `REDUCE_ONLY`); [#check]
/// the rest. The answer is [#PASS] or the ordinal of a [DenyReason]; [#limit], [#actual], [#unit]
/// and [#detail] explain the last denial. No allocation on the way of an accepted order, unless it
/// is bound by time of day, instruments or rules.
public final class Gate {
  /// The order may go.
  public static final int PASS = -1;

  private static final long WHOLE = 100_000_000;
  private static final TradingState.Scope[] SCOPES = TradingState.Scope.values();

  private final Account account;
  private final RiskLimits limits;
  private final Denial denial = new Denial();
  private final OrderRates rates;
  private final OrderTermsCheck terms;
  private final Exposure exposure;
  private final CashCheck cash;
  private final TradingState[] states = new TradingState[SCOPES.length];
  private final boolean bounded;
  private final boolean permitted;
  private TradingState state = TradingState.ACTIVE;
  private long sessionStartNavE8;
  private VenueState[] venues;
  private MarginGate margin;
  private BorrowGate borrow;
  private SessionReturns returns;
  private long grantedLots;

  /// @param orders the engine's orders, the account's own among them
  public Gate(Account account, RiskLimits limits, OrderPool orders) {
    this.account = account;
    this.limits = limits;
    this.rates = new OrderRates(limits, denial);
    this.terms = new OrderTermsCheck(limits, orders, account.index(), denial);
    this.exposure = new Exposure(account);
    this.cash = new CashCheck(account, limits, denial);
    this.bounded = !limits.exposure().equals(ExposureLimits.NONE);
    this.permitted =
        limits.window() != null
            || !limits.tokens().equals(TokenList.ALL)
            || !limits.rules().isEmpty();
    this.sessionStartNavE8 = account.navE8();
    Arrays.fill(states, TradingState.ACTIVE);
  }

  /// Lets orders need margin from now on.
  public void margin(MarginGate check) {
    margin = check;
  }

  /// Lets short sales need a loan from now on.
  public void borrow(BorrowGate check) {
    borrow = check;
  }

  /// Lets value at risk be judged by returns from now on.
  public void returns(SessionReturns of) {
    returns = of;
  }

  /// Heeds what the venue says of each instrument from now on, by slot.
  public void heed(VenueState[] bySlot) {
    venues = bySlot;
  }

  /// Lots of the order that passed: fewer than asked for where the margin rules clip (F-71).
  public long grantedLots() {
    return grantedLots;
  }

  /// Working orders of the account.
  public int openOrders() {
    return rates.open();
  }

  /// What more may be bought by leverage and settled cash, 1e-8.
  public long buyingPowerE8() {
    return cash.buyingPowerE8();
  }

  // ---- what happens ----

  /// Sets the state of the strategy.
  public void state(TradingState next) {
    state(TradingState.Scope.STRATEGY, next);
  }

  /// Sets the state somebody demands; the strictest of all holds.
  public void state(TradingState.Scope by, TradingState next) {
    states[by.ordinal()] = next;
    state = TradingState.ACTIVE;
    for (TradingState each : states) {
      state = TradingState.stricter(state, each);
    }
  }

  /// The state at an instant.
  public TradingState state(long epochNanos) {
    return epochNanos < limits.tradeFromNanos() ? TradingState.WARMUP : state;
  }

  /// A strategy event begins: the per-event order count starts anew.
  public void beginEvent() {
    rates.beginEvent();
  }

  /// A session begins: the daily loss is counted from here.
  public void beginSession() {
    sessionStartNavE8 = account.navE8();
  }

  /// An order that asks nobody opened: what a clearing house does.
  public void opened() {
    rates.opened();
  }

  /// An accepted order closed.
  public void closed() {
    rates.closed();
  }

  /// Whether an order the engine itself sends may go; when it may, it counts as one of the
  /// account's. Nothing but the state is asked: what the engine must do needs no limit.
  public boolean lets(OrderCause cause, long epochNanos) {
    boolean may = state(epochNanos).lets(cause);
    if (may) {
      rates.opened();
    }
    return may;
  }

  // ---- the last denial ----

  /// Why the last order that was denied was denied.
  public DenyReason reason() {
    return denial.reason;
  }

  /// The bound the last denial hit.
  public long limit() {
    return denial.limit;
  }

  /// What the denied order would have made of it.
  public long actual() {
    return denial.actual;
  }

  /// Unit of [#limit] and [#actual].
  public String unit() {
    return denial.unit;
  }

  /// The inner reason of the last denial, empty where its check has none.
  public String detail() {
    return denial.detail;
  }

  // ---- the checks ----

  /// Denies what no order can ask for.
  public int unsupported(long asked, String what, long most) {
    return denial.because(DenyReason.UNSUPPORTED, most, asked, what);
  }

  /// Denies an order that names something that is not there.
  public int unsupported(long asked, String what) {
    return denial.because(DenyReason.UNSUPPORTED, 0, asked, what);
  }

  /// Whether the broker can do what an order asks for, or the engine for it (O-15).
  public int supports(OrderKind.Code kind, TimeInForce timeInForce, OrderTerms orderTerms) {
    BrokerLacks.Support support = limits.lacks().support(kind, timeInForce, orderTerms);
    if (support == BrokerLacks.Support.NATIVE) {
      return PASS;
    }
    boolean local = limits.lacks().local() == BrokerLacks.Local.ALLOWED;
    if (support == BrokerLacks.Support.EMULATED && local) {
      return PASS;
    }
    String why = support == BrokerLacks.Support.NONE ? "the broker cannot" : "LOCAL_ONLY";
    return denial.because(DenyReason.UNSUPPORTED, 0, 1, "orders", why);
  }

  /// Denies a reduce-only order that has nothing to reduce (O-13).
  public int notReducing(long positionLots) {
    return denial.because(DenyReason.REDUCE_ONLY, 0, positionLots, "lots");
  }

  /// Whether the state lets nothing of the strategy pass; notes the denial when it does not.
  public boolean blocks(long epochNanos) {
    return checkState(true, epochNanos) != PASS;
  }

  /// Judges state, session, prices and size of an order.
  public int admits(Proposal p) {
    int answer = checkState(p.reduces(), p.epochNanos());
    if (answer == PASS) {
      answer = checkVenue(p);
    }
    if (answer == PASS) {
      answer = terms.terms(p);
    }
    return answer == PASS && venues != null ? checkBand(p) : answer;
  }

  /// Judges the rest and, when the order passes, counts it.
  public int check(Proposal p) {
    grantedLots = p.lots();
    int answer = rates.check(p.epochNanos());
    if (answer == PASS) {
      answer = terms.fatFinger(p);
    }
    if (answer == PASS) {
      answer = terms.selfTrade(p);
    }
    if (answer == PASS) {
      answer = cash.currencies(p);
    }
    if (answer == PASS && !p.reduces()) {
      answer = checkRisk(p);
    }
    if (answer == PASS && permitted) {
      answer = checkPermissions(p);
    }
    if (answer == PASS) {
      rates.count(p.epochNanos());
    }
    return answer;
  }

  /// What an order must not make worse.
  private int checkRisk(Proposal p) {
    int answer = p.holding().pair() < 0 ? checkExposure(p) : PASS;
    if (answer == PASS && margin != null && p.holding().pair() < 0) {
      answer = checkMargin(p);
    }
    if (answer == PASS) {
      answer = cash.settled(p);
    }
    if (answer == PASS && p.sign() < 0) {
      answer = checkShort(p);
    }
    return answer == PASS ? checkLosses() : answer;
  }

  private int checkState(boolean reducing, long epochNanos) {
    TradingState now = state(epochNanos);
    return now.lets(reducing)
        ? PASS
        : denial.because(DenyReason.TRADING_STATE, 0, now.ordinal(), now.name());
  }

  /// NOT_TRADABLE, SESSION_CLOSED, HALTED_INSTRUMENT.
  private int checkVenue(Proposal p) {
    DenyReason refusal = venues == null ? null : venues[p.holding().slot()].refusal();
    if (refusal == DenyReason.NOT_TRADABLE) {
      return denial.because(refusal, 0, 1, "orders");
    }
    OrderKind.Wait waits = p.kind().waitsFor();
    if (waits == OrderKind.Wait.CLOSE && p.epochNanos() > p.closingOrdersUntil()) {
      return denial.because(
          DenyReason.SESSION_CLOSED,
          p.closingOrdersUntil(),
          p.epochNanos(),
          "nanoseconds UTC",
          "cutoff of the closing auction");
    }
    boolean late =
        limits.closed() == RiskLimits.ClosedOrders.DENIED
            && p.phase() == Proposal.Phase.CLOSED
            && !p.kind().isAuction();
    if (late) {
      return denial.because(DenyReason.SESSION_CLOSED, 0, 1, "orders");
    }
    return refusal == null ? PASS : denial.because(refusal, 0, 1, "orders");
  }

  private int checkBand(Proposal p) {
    if (!p.kind().hasLimit() && !p.kind().hasTrigger()) {
      return PASS;
    }
    VenueState venue = venues[p.holding().slot()];
    long price = p.kind().hasLimit() ? p.limitTicks() : p.triggerTicks();
    if (price < venue.lowTicks()) {
      return denial.because(DenyReason.PRICE_BAND, venue.lowTicks(), price, "ticks");
    }
    return price > venue.highTicks()
        ? denial.because(DenyReason.PRICE_BAND, venue.highTicks(), price, "ticks")
        : PASS;
  }

  /// MAX_POSITION, EXPOSURE, CAPITAL.
  private int checkExposure(Proposal p) {
    long worst = Math.max(Math.abs(p.longestLots()), Math.abs(p.shortestLots()));
    if (limits.positionLots() > 0 && worst > limits.positionLots()) {
      return denial.because(DenyReason.MAX_POSITION, limits.positionLots(), worst, "lots");
    }
    int answer = bounded ? checkBounds(p) : PASS;
    if (answer != PASS || limits.leverageE8() == RiskLimits.ANY_LEVERAGE || isBarredShort(p)) {
      return answer; // a short nobody may hold is no question of capital: BORROW says so
    }
    long gross = exposure.worstGrossE8(p, p.worstLots());
    long allowed = ofNav(limits.leverageE8());
    return gross <= allowed ? PASS : denial.because(DenyReason.CAPITAL, allowed, gross, money());
  }

  private int checkBounds(Proposal p) {
    ExposureLimits bounds = limits.exposure();
    long gross = exposure.worstGrossE8(p, p.worstLots());
    int answer = checkBound(bounds.grossE8(), gross, "gross");
    if (answer == PASS && bounds.netE8() > 0) {
      answer = checkBound(bounds.netE8(), exposure.worstNetE8(p), "net");
    }
    for (ExposureLimits.Sector sector : bounds.sectors()) {
      if (answer == PASS && sector.tokens().contains(p.holding().instrument().token())) {
        long held = exposure.worstGrossE8(p, i -> sector.tokens().contains(i.token()));
        answer = checkBound(sector.grossE8(), held, "sector " + sector.name());
      }
    }
    String currency = p.holding().instrument().currency();
    Long most = bounds.currencies().get(currency);
    if (answer == PASS && most != null) {
      long held = exposure.worstGrossE8(p, i -> i.currency().equals(currency));
      answer = checkBound(most, held, "currency " + currency);
    }
    if (answer == PASS && bounds.leverageE8() > 0) {
      answer = checkBound(Math.max(1, ofNav(bounds.leverageE8())), gross, "leverage");
    }
    if (answer == PASS && bounds.valueAtRisk() != null && returns != null) {
      long loss = exposure.valueAtRiskE8(p, bounds.valueAtRisk(), returns);
      answer = checkBound(bounds.valueAtRisk().limitE8(), loss, "value at risk");
    }
    return answer;
  }

  private int checkBound(long most, long value, String what) {
    return most == 0 || value <= most
        ? PASS
        : denial.because(DenyReason.EXPOSURE, most, value, money(), what);
  }

  private int checkMargin(Proposal p) {
    if (isBarredShort(p)) {
      return PASS;
    }
    grantedLots = margin.grant(p.holding(), p.sign(), p.lots(), p.addedLots(), p.referenceTicks());
    return grantedLots > 0
        ? PASS
        : denial.because(DenyReason.MARGIN, account.navE8(), margin.neededE8(), money());
  }

  /// Whether it could sell what is not there, and this account may not.
  private boolean isBarredShort(Proposal p) {
    boolean barred =
        limits.shorts() == RiskLimits.Shorts.DENIED || margin != null && !margin.allowsShorts();
    return barred && p.sign() < 0 && p.shortestLots() < 0;
  }

  private int checkShort(Proposal p) {
    if (isBarredShort(p)) {
      return denial.because(DenyReason.BORROW, 0, p.shortestLots(), "lots");
    }
    if (borrow == null || p.shortestLots() >= 0) {
      return PASS;
    }
    long available = borrow.available(p.holding(), -p.shortestLots(), p.epochNanos());
    return -p.shortestLots() <= available
        ? PASS
        : denial.because(DenyReason.BORROW, available, -p.shortestLots(), "lots");
  }

  private int checkLosses() {
    long loss = sessionStartNavE8 - account.navE8();
    if (limits.dailyLossE8() > 0 && loss >= limits.dailyLossE8()) {
      return denial.because(DenyReason.DAILY_LOSS, limits.dailyLossE8(), loss, money());
    }
    if (limits.drawdownE8() > 0) {
      long peak = account.drawdown().peakE8();
      long allowed = Exact.mulDivFloor(peak, limits.drawdownE8(), WHOLE);
      if (peak - account.navE8() >= allowed) {
        return denial.because(DenyReason.DRAWDOWN, allowed, peak - account.navE8(), money());
      }
    }
    return PASS;
  }

  /// TIME_WINDOW, SYMBOL_LIST, RULE.
  private int checkPermissions(Proposal p) {
    TradingWindow window = limits.window();
    if (window != null && !window.contains(p.epochNanos())) {
      return denial.because(
          DenyReason.TIME_WINDOW,
          window.missed(p.epochNanos()),
          window.secondOfDay(p.epochNanos()),
          "second of the day",
          window.toString());
    }
    int token = p.holding().instrument().token();
    if (!limits.tokens().allows(token)) {
      return denial.because(DenyReason.SYMBOL_LIST, 0, token, "token");
    }
    for (PreTradeRule rule : limits.rules()) {
      String inner = rule.denial(p, account);
      if (inner != null) {
        return denial.because(DenyReason.RULE, 0, 1, "orders", inner);
      }
    }
    return PASS;
  }

  private long ofNav(long ratioE8) {
    return ratioE8 == WHOLE ? account.navE8() : Exact.mulDivFloor(account.navE8(), ratioE8, WHOLE);
  }

  private String money() {
    return "1e-8 " + account.currency();
  }
}
