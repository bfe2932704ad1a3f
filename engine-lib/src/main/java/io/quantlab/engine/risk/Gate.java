package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Account;

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

  private final Account account;
  private final RiskLimits limits;
  private final Denial denial = new Denial();
  private final TradingStates states;
  private final VenueCheck venue;
  private final OrderRates rates;
  private final OrderTermsCheck terms;
  private final ExposureCheck exposure;
  private final CashCheck cash;
  private final LossCheck losses;
  private final PermissionCheck permissions;
  private final RuleCheck rules;

  /// `null` where the strategy sets itself no limits.
  private StrategyCheck own;

  private final WorseningCheck worsening;

  /// @param orders the engine's orders, the account's own among them
  public Gate(Account account, RiskLimits limits, OrderPool orders) {
    this.account = account;
    this.limits = limits;
    this.states = new TradingStates(limits.tradeFromNanos(), denial);
    this.venue = new VenueCheck(limits, denial);
    this.rates = new OrderRates(limits, denial);
    this.terms = new OrderTermsCheck(limits, orders, account.index(), denial);
    this.exposure = new ExposureCheck(account, limits, denial);
    this.cash = new CashCheck(account, limits, denial);
    this.losses = lossCheck(account, limits, denial);
    this.permissions = new PermissionCheck(limits.window(), limits.tokens(), denial);
    this.rules = new RuleCheck(account, limits.rules(), denial);
    this.worsening = new WorseningCheck(account, limits, exposure, cash, losses, denial);
  }

  private static LossCheck lossCheck(Account account, RiskLimits limits, Denial denial) {
    LossBound daily = limits.dailyLossE8() > 0 ? new LossBound.Amount(limits.dailyLossE8()) : null;
    LossBound drawdown = limits.drawdownE8() > 0 ? new LossBound.Share(limits.drawdownE8()) : null;
    return new LossCheck(account, daily, drawdown, denial);
  }

  /// Holds the strategy to limits it sets itself, beside those of its account, from now on.
  public void restrict(StrategyLimits limitsOfItsOwn) {
    own = new StrategyCheck(account, limitsOfItsOwn, denial);
  }

  /// Lets orders need margin from now on.
  public void margin(MarginGate check) {
    worsening.margin(check);
  }

  /// Lets short sales need a loan from now on.
  public void borrow(BorrowGate check) {
    worsening.borrow(check);
  }

  /// Lets the portfolio as a whole be judged from now on.
  public void portfolio(PortfolioRisk risk) {
    exposure.portfolio(risk);
  }

  /// Heeds what the venue says of each instrument from now on, by slot.
  public void heed(VenueState[] bySlot) {
    venue.heed(bySlot);
  }

  /// Lots of the order that passed: fewer than asked for where the margin rules clip (F-71).
  public long grantedLots() {
    return worsening.grantedLots();
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
    states.demand(by, next);
  }

  /// The state at an instant.
  public TradingState state(long epochNanos) {
    return states.at(epochNanos);
  }

  /// A strategy event begins: the per-event order count starts anew.
  public void beginEvent() {
    rates.beginEvent();
  }

  /// A session begins: the daily loss is counted from here.
  public void beginSession() {
    losses.beginSession();
    if (own != null) {
      own.beginSession();
    }
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
    boolean may = states.lets(cause, epochNanos);
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

  /// Denies a price between two order ticks.
  public int offTick(long ticks) {
    return denial.because(DenyReason.OFF_TICK, 0, ticks, "ticks");
  }

  /// Denies an order that names something that is not there.
  public int unsupported(long asked, String what) {
    return denial.because(DenyReason.UNSUPPORTED, 0, asked, what);
  }

  /// Denies an order whose trigger watches a price the run does not have.
  public int unseen(OrderTerms.Source source) {
    String lacks =
        source == OrderTerms.Source.MARK
            ? "expected a later row of its instrument in --mark-prices"
            : "the data of its instrument do not show it";
    String detail = "trigger source " + source + ": " + lacks;
    return denial.because(DenyReason.UNSUPPORTED, 1, 0, "prices its trigger watches", detail);
  }

  /// Whether the tag of an order is short enough (O-36).
  public int tag(int characters) {
    int most = limits.tagCharacters();
    return characters <= most
        ? PASS
        : denial.because(DenyReason.UNSUPPORTED, most, characters, "characters of the tag");
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
    return states.check(true, epochNanos) != PASS;
  }

  /// Judges state, session, prices and size of an order.
  public int admits(Proposal p) {
    int answer = states.check(p.reduces(), p.epochNanos());
    if (answer == PASS) {
      answer = venue.state(p);
    }
    if (answer == PASS) {
      answer = terms.terms(p);
    }
    return answer == PASS ? venue.band(p) : answer;
  }

  /// Judges the rest and, when the order passes, counts it. One whose value cannot be counted in 63
  /// bits is denied as nothing any account can hold.
  public int check(Proposal p) {
    int answer;
    try {
      answer = judge(p);
    } catch (ArithmeticException e) {
      return uncountable(p);
    }
    if (answer == PASS) {
      counted(p);
    }
    return answer;
  }

  private int uncountable(Proposal p) {
    return denial.because(
        DenyReason.UNSUPPORTED, 0, p.lots(), "lots", "their value is not exact in 63 bits");
  }

  private int judge(Proposal p) {
    worsening.begin(p);
    int answer = own == null ? PASS : own.check(p);
    if (answer == PASS) {
      answer = rates.check(p.epochNanos());
    }
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
      answer = worsening.check(p);
    }
    if (answer == PASS) {
      answer = permissions.window(p);
    }
    if (answer == PASS) {
      answer = permissions.instrument(p);
    }
    if (answer == PASS) {
      answer = rules.check(p);
    }
    return answer;
  }

  /// Judges what a working order that asks for a larger size would add: the bounds of positions and
  /// exposure, and what the strategy holds itself to. What only reduces passes.
  public int grows(Proposal p) {
    if (p.reduces()) {
      return PASS;
    }
    try {
      int answer = own == null ? PASS : own.grows(p);
      return answer == PASS ? exposure.bounds(p) : answer;
    } catch (ArithmeticException e) {
      return uncountable(p);
    }
  }

  private void counted(Proposal p) {
    rates.count(p.epochNanos());
    if (own != null) {
      own.count(p);
    }
  }
}
