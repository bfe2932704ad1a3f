package io.quantlab.engine.kernel;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.portfolio.Settlement;
import io.quantlab.engine.risk.StrategyLimits;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.List;

/// What one lane's strategy reaches of the kernel.
final class KernelContext implements StrategyContext {
  private static final DepthView NO_DEPTH = new LadderBook(128);

  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final Instruments instruments;
  private final AccountRules rules;
  private final OrderTicket ticket = new OrderTicket();
  private final OwnOrders own;
  private final Admission admission;
  private final ClientOrders clientOrders;
  private final Submissions submissions;
  private final StrategyDraws draws;
  private final KillSwitch killSwitch;

  /// `null` where nobody keeps the decisions.
  private final DecisionNote note;

  private long lastGroup;

  KernelContext(
      Kernel kernel,
      Lane lane,
      OrderPool pool,
      Instruments instruments,
      AccountRules rules,
      long seed,
      boolean logging) {
    this.kernel = kernel;
    this.lane = lane;
    this.pool = pool;
    this.instruments = instruments;
    this.rules = rules;
    this.own = new OwnOrders(kernel, lane, pool, instruments);
    this.admission = new Admission(kernel, lane, own);
    this.clientOrders = new ClientOrders(pool);
    this.submissions = new Submissions(kernel, lane, pool, instruments, admission, clientOrders);
    this.draws = new StrategyDraws(seed, lane.index);
    this.note = logging ? new DecisionNote(kernel, lane) : null;
    this.killSwitch = new KillSwitch(kernel, lane, instruments, note);
  }

  @Override
  public long epochNanos() {
    return kernel.epochNanos();
  }

  @Override
  public int tokenCount() {
    return instruments.count();
  }

  @Override
  public int token(int index) {
    return instruments.at(index).token();
  }

  @Override
  public Instrument instrument(int token) {
    return instruments.at(slot(token));
  }

  @Override
  public OptionRules options() {
    return kernel.options.rules();
  }

  @Override
  public FuturesRules futures() {
    return rules.futures();
  }

  @Override
  public PositionView position(int token) {
    return lane.holdings[slot(token)];
  }

  @Override
  public int positions(int token) {
    Holding holding = lane.holdings[slot(token)];
    return holding.isOpen() ? holding.positionCount() : 0;
  }

  @Override
  public PositionView position(int token, int index) {
    int open = positions(token);
    if (index < 0 || index >= open) {
      throw new IllegalArgumentException(
          "token " + token + " has " + open + " open positions, asked for number " + index);
    }
    return lane.holdings[slot(token)].position(index);
  }

  @Override
  public PositionView positionOf(int token, long id) {
    Position p = lane.holdings[slot(token)].positionOf(id);
    return p == null || p.lots() == 0 ? null : p;
  }

  @Override
  public DepthView depth(int token) {
    DepthView book = instruments.books()[slot(token)];
    if (book == null) {
      return NO_DEPTH;
    }
    kernel.depth.keepLevels(kernel.states[slot(token)]);
    return book;
  }

  private int slot(int token) {
    int slot = instruments.slotOf(token);
    if (slot < 0) {
      throw new IllegalArgumentException(
          "token " + token + " is not one of this strategy's instruments");
    }
    return slot;
  }

  @Override
  public long navE8() {
    return lane.account.navE8();
  }

  @Override
  public long cashE8() {
    return lane.account.cashE8();
  }

  @Override
  public long cashE8(String currency) {
    Currencies all = lane.account.currencies();
    if (all == null) {
      return currency.equals(lane.account.currency()) ? cashE8() : 0;
    }
    int of = all.indexOf(currency);
    return of < 0 ? 0 : lane.account.cashE8(of);
  }

  @Override
  public long settledCashE8() {
    Settlement settlement = lane.account.settlement();
    return settlement == null
        ? lane.account.balanceE8(LedgerAccount.CASH, 0)
        : settlement.settledE8(0);
  }

  @Override
  public long buyingPowerE8() {
    long power = lane.gate.buyingPowerE8();
    return lane.margin == null ? power : Math.min(power, Math.max(0, navE8() - marginE8()));
  }

  @Override
  public long realizedE8() {
    return lane.account.realizedE8();
  }

  @Override
  public long unrealizedE8() {
    return lane.account.unrealizedE8();
  }

  @Override
  public long realizedTodayE8() {
    return lane.realizedTodayE8();
  }

  @Override
  public long unrealizedTodayE8() {
    return lane.unrealizedTodayE8();
  }

  @Override
  public long marginE8() {
    return lane.margin == null ? 0 : lane.margin.usedE8();
  }

  @Override
  public long grossExposureE8() {
    return lane.account.grossExposureE8();
  }

  @Override
  public long netExposureE8() {
    return lane.account.marketValueE8();
  }

  @Override
  public int openOrders() {
    return lane.gate.openOrders();
  }

  @Override
  public double drawdownRatio() {
    long peak = lane.account.drawdown().peakE8();
    return peak <= 0 ? 0 : (double) (peak - lane.account.navE8()) / peak;
  }

  @Override
  public long market(int token, long signedLots) {
    if (note != null) {
      Submission answer =
          submit(OrderRequest.market(token, Side.ofSign(signedLots), Math.abs(signedLots)));
      return answer instanceof Submission.Accepted(long id, var _) ? id : 0;
    }
    int slot = instruments.slotOf(token);
    if (slot < 0) {
      return 0; // WRONG_TOKEN, as [#submit] answers
    }
    Order order =
        admission.send(ticket.market(slot, Side.ofSign(signedLots), Math.abs(signedLots)));
    return order == null ? 0 : order.id();
  }

  @Override
  public Submission submit(OrderRequest request) {
    return noted(request, submissions.answer(request));
  }

  private Submission noted(OrderRequest request, Submission answer) {
    if (note != null) {
      note.answered(request, answer);
    }
    return answer;
  }

  @Override
  public Submission.Denied lastDenial() {
    return lane.gate.reason() == null ? null : submissions.denied();
  }

  /// An order of this lane ended.
  void ended(long orderId, OrderStatus status) {
    clientOrders.ended(orderId, status);
  }

  @Override
  public boolean cancel(long orderId) {
    return own.cancel(orderId);
  }

  @Override
  public int cancelAll(int token) {
    return own.cancelAll(slot(token));
  }

  @Override
  public boolean amend(long orderId, long lots, long limitTicks, long triggerTicks) {
    return own.amend(orderId, lots, limitTicks, triggerTicks, admission.proposal());
  }

  @Override
  public Submission exercise(int token, long lots) {
    int slot = instruments.slotOf(token);
    OrderRequest request = OrderRequest.market(token, Side.SELL, lots);
    Order order = slot < 0 ? null : kernel.options.exercise(lane, slot, lots, admission.proposal());
    return noted(
        request,
        slot < 0
            ? Submissions.foreign(request)
            : order == null
                ? submissions.denied()
                : new Submission.Accepted(order.id(), List.of()));
  }

  @Override
  public void restrict(StrategyLimits limits) {
    lane.gate.restrict(limits);
  }

  @Override
  public void kill() {
    killSwitch.pull();
  }

  @Override
  public int workingOrders(int token) {
    return own.working(slot(token));
  }

  @Override
  public void subscribeBars(int token, Interval interval) {
    kernel.bars.subscribe(slot(token), interval, lane.views[slot(token)]);
  }

  @Override
  public void subscribeAtr(int token, Interval interval, int period) {
    kernel.bars.average(slot(token), interval, period, pool);
  }

  @Override
  public void view(int token, PriceView view) {
    lane.views[slot(token)] = view;
  }

  @Override
  public int timer(long epochNanos) {
    return kernel.alarms.timer(lane, epochNanos);
  }

  @Override
  public boolean isOpen(int token) {
    return kernel.sessions.isOpen(slot(token));
  }

  @Override
  public RngStream random(int callSite) {
    return draws.at(callSite);
  }

  @Override
  public long newGroup() {
    return ++lastGroup;
  }

  @Override
  public StrategyContext because(String name) {
    if (note != null) {
      note.because(name);
    }
    return this;
  }

  @Override
  public StrategyContext input(String name, double value) {
    if (note != null) {
      note.input(name, value);
    }
    return this;
  }
}
