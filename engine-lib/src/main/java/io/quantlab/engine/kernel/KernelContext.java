package io.quantlab.engine.kernel;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Submission.Warning.Note;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.portfolio.Settlement;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one lane's strategy reaches of the kernel.
final class KernelContext implements StrategyContext {
  private static final DepthView NO_DEPTH = new LadderBook(128);

  private record Sent(OrderRequest request, long orderId) {}

  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final Instruments instruments;
  private final AccountRules rules;
  private final Rng rng;
  private int[] streamSites = new int[4];
  private RngStream[] streams = new RngStream[4];
  private int streamCount;
  private final Map<String, Sent> sent = new HashMap<>();
  private final LongIntMap outcomes = new LongIntMap();
  private final OrderTicket ticket = new OrderTicket();
  private final Proposal proposal = new Proposal();
  private final boolean logging;
  private String signal = "";
  private String[] inputNames = new String[8];
  private double[] inputValues = new double[8];
  private int inputs;
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
    this.rng = new Rng(seed);
    this.logging = logging;
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
    if (logging) {
      Submission answer =
          submit(OrderRequest.market(token, Side.ofSign(signedLots), Math.abs(signedLots)));
      return answer instanceof Submission.Accepted(long id, var _) ? id : 0;
    }
    int slot = instruments.slotOf(token);
    if (slot < 0) {
      return 0; // WRONG_TOKEN, as [#submit] answers
    }
    Order order = send(ticket.market(slot, Side.ofSign(signedLots), Math.abs(signedLots)));
    return order == null ? 0 : order.id();
  }

  @Override
  public Submission submit(OrderRequest request) {
    return logged(request, judge(request));
  }

  private Submission logged(OrderRequest request, Submission answer) {
    if (logging) {
      kernel.decision(lane, signal, inputs, inputNames, inputValues, request, answer);
      signal = "";
      inputs = 0;
    }
    return answer;
  }

  private Submission judge(OrderRequest r) {
    Gate gate = lane.gate;
    boolean named = !r.clientOrderId().isEmpty();
    Sent before = named ? sent.get(r.clientOrderId()) : null;
    int slot = instruments.slotOf(r.token());
    if ((before != null || slot < 0) && gate.blocks(kernel.epochNanos())) {
      return denied();
    }
    if (before != null) {
      return repeated(r, before);
    }
    if (slot < 0) {
      return foreign(r);
    }
    OrderRequest asked =
        r.snap() == OrderRequest.Snap.AWAY_FROM_MARKET ? snapped(r, instruments.at(slot)) : r;
    long orderId = pool.nextId();
    if (named || !r.tag().isEmpty()) {
      kernel.orderText(orderId, r.clientOrderId(), r.tag());
    }
    long unknown = kernel.unknownLocates(lane.index);
    Order order = send(ticketOf(slot, asked));
    if (named && (order != null || gate.reason() != DenyReason.TRADING_STATE)) {
      OrderStatus first = order == null ? OrderStatus.DENIED : OrderStatus.SUBMITTED;
      sent.put(r.clientOrderId(), new Sent(r, orderId));
      outcomes.put(orderId, first.ordinal());
    }
    return order == null
        ? denied()
        : new Submission.Accepted(orderId, warnings(r, asked, order, unknown));
  }

  private static Submission.Denied foreign(OrderRequest r) {
    return new Submission.Denied(
        r.token() < 1 ? DenyReason.UNKNOWN_TOKEN : DenyReason.WRONG_TOKEN,
        0,
        r.token(),
        "token",
        "not one of this strategy's instruments");
  }

  private Submission.Denied denied() {
    Gate gate = lane.gate;
    return new Submission.Denied(
        gate.reason(), gate.limit(), gate.actual(), gate.unit(), gate.detail());
  }

  @Override
  public Submission.Denied lastDenial() {
    return lane.gate.reason() == null ? null : denied();
  }

  /// What an order that passed has of its own.
  private List<Submission.Warning> warnings(
      OrderRequest r, OrderRequest asked, Order order, long unknownBefore) {
    boolean waits = proposal.phase() == Proposal.Phase.CLOSED && !order.kind().isAuction();
    boolean unknown = kernel.unknownLocates(lane.index) > unknownBefore;
    if (order.lots() == r.lots() && asked.kind().equals(r.kind()) && !waits && !unknown) {
      return List.of();
    }
    List<Submission.Warning> all = new ArrayList<>();
    if (order.lots() != r.lots()) {
      all.add(new Submission.Warning(Note.REDUCED_SIZE, order.lots(), r.lots(), "lots"));
    }
    if (!asked.kind().equals(r.kind())) {
      OrderKind from = r.kind();
      boolean limit = asked.kind().limitOrZero() != from.limitOrZero();
      all.add(
          new Submission.Warning(
              Note.SNAPPED,
              limit ? asked.kind().limitOrZero() : asked.kind().triggerOrZero(),
              limit ? from.limitOrZero() : from.triggerOrZero(),
              "ticks"));
    }
    if (waits) {
      all.add(
          new Submission.Warning(
              Note.SESSION_CLOSED,
              kernel.sessions.nextOpenNanos(order.slot()),
              kernel.epochNanos(),
              "nanoseconds UTC"));
    }
    if (unknown) {
      all.add(new Submission.Warning(Note.UNKNOWN_BORROW, 0, order.lots(), "lots"));
    }
    return all;
  }

  /// An order of this lane ended; remembered for those that carry a client order id.
  void ended(long orderId, OrderStatus status) {
    if (outcomes.get(orderId) >= 0) {
      outcomes.put(orderId, status.ordinal());
    }
  }

  private Submission repeated(OrderRequest r, Sent before) {
    if (!before.request.equals(r)) {
      return new Submission.Denied(
          DenyReason.IDEMPOTENCY_CONFLICT,
          0,
          before.orderId,
          "order id",
          "client order id " + r.clientOrderId() + " was used with other content");
    }
    Order order = pool.find(before.orderId);
    OrderStatus status =
        order == null ? OrderStatus.ofOrdinal(outcomes.get(before.orderId)) : order.status();
    return new Submission.Duplicate(before.orderId, status);
  }

  private OrderTicket ticketOf(int slot, OrderRequest asked) {
    OrderKind kind = forAuction(asked.kind(), asked.timeInForce());
    TimeInForce tif = kind == asked.kind() ? asked.timeInForce() : TimeInForce.GTC;
    ticket.of(slot, asked.side(), kind, tif, asked.lots());
    ticket.group = asked.group();
    ticket.terms = asked.terms();
    return ticket;
  }

  /// A market or limit order sent with `AT_OPEN` or `AT_CLOSE` is the kind for it (O-14).
  private static OrderKind forAuction(OrderKind kind, TimeInForce tif) {
    boolean open = tif == TimeInForce.AT_OPEN;
    if (!open && tif != TimeInForce.AT_CLOSE) {
      return kind;
    }
    return switch (kind) {
      case OrderKind.Market _ ->
          open ? new OrderKind.MarketOnOpen() : new OrderKind.MarketOnClose();
      case OrderKind.Limit(long limit) ->
          open ? new OrderKind.LimitOnOpen(limit) : new OrderKind.LimitOnClose(limit);
      default -> kind;
    };
  }

  /// Moves prices away from the market: a buy's limit down, its stop trigger up (P-1).
  private static OrderRequest snapped(OrderRequest r, Instrument i) {
    boolean buy = r.side() == Side.BUY;
    OrderKind kind =
        switch (r.kind()) {
          case OrderKind.Limit(long limit) -> new OrderKind.Limit(snap(i, limit, !buy));
          case OrderKind.StopMarket(long trigger) ->
              new OrderKind.StopMarket(snap(i, trigger, buy));
          case OrderKind.StopLimit(long trigger, long limit) ->
              new OrderKind.StopLimit(snap(i, trigger, buy), snap(i, limit, !buy));
          case OrderKind.MarketIfTouched(long trigger) ->
              new OrderKind.MarketIfTouched(snap(i, trigger, !buy));
          case OrderKind.LimitIfTouched(long trigger, long limit) ->
              new OrderKind.LimitIfTouched(snap(i, trigger, !buy), snap(i, limit, !buy));
          case OrderKind.LimitOnOpen(long limit) -> new OrderKind.LimitOnOpen(snap(i, limit, !buy));
          case OrderKind.LimitOnClose(long limit) ->
              new OrderKind.LimitOnClose(snap(i, limit, !buy));
          case OrderKind.Market _,
              OrderKind.TrailingStop _,
              OrderKind.TrailingStopLimit _,
              OrderKind.MarketOnOpen _,
              OrderKind.MarketOnClose _,
              OrderKind.MarketToLimit _ ->
              r.kind();
        };
    return r.with(kind);
  }

  private static long snap(Instrument i, long ticks, boolean up) {
    return up ? i.orderTicks().snapUp(ticks) : i.orderTicks().snapDown(ticks);
  }

  /// Passes the gate and queues the order; `null` when the gate denied it.
  private Order send(OrderTicket t) {
    Holding holding = lane.holdings[t.slot];
    CallRound round = kernel.round;
    kernel.sessions.placed(
        proposal.order(holding, t.side.sign(), t.lots, t.kind, t.limitTicks, t.triggerTicks),
        t.slot,
        t.terms.sessions());
    if (holding.hedges()) {
      names(t, holding);
    }
    int answer = lane.gate.admits(proposal);
    if (answer == Gate.PASS && kernel.brokerLacks) {
      answer = lane.gate.supports(t.kind, t.timeInForce, t.terms);
    }
    Trail.Offset offset = t.trail == null ? null : t.trail.offset();
    if (answer == Gate.PASS && offset instanceof Trail.Offset.Atr atr) {
      answer = readAverage(t, atr);
    }
    if (answer == Gate.PASS && t.terms != OrderTerms.PLAIN) {
      answer = checkGroup(t);
      if (answer == Gate.PASS) {
        answer = holding.hedges() ? checkNamed(t, holding) : checkReducing(t, holding.lots());
      }
      proposal.lots(t.lots);
    }
    if (answer == Gate.PASS) {
      proposal.adds(t.isChild() ? 0 : Math.max(0, t.lots - round.groupLots(lane, t)));
      answer = lane.gate.check(proposal);
    }
    if (answer != Gate.PASS) {
      round.denied(lane, t);
      return null;
    }
    t.lots = lane.gate.grantedLots();
    if (t.terms.sessions() != OrderTerms.Sessions.OF_RUN) {
      kernel.sessions.mix(t.slot);
    }
    Order order = round.accepted(lane, t);
    if (t.terms.expiresNanos() != 0) {
      kernel.alarms.expireAt(order, t.terms.expiresNanos());
    }
    if (offset instanceof Trail.Offset.Atr atr && atr.reading() == Trail.Offset.Reading.ROLLING) {
      kernel.bars.ranges().follow(order, atr);
    }
    return order;
  }

  /// Turns a multiple of an average into the distance it is now (O-12).
  private int readAverage(OrderTicket t, Trail.Offset.Atr atr) {
    AverageRanges ranges = kernel.bars.ranges();
    int bars = ranges == null ? 0 : ranges.bars(t.slot, atr);
    if (bars < atr.period()) {
      return lane.gate.unsupported(bars, "bars of the average true range", atr.period());
    }
    t.trail = t.trail.at(ranges.now(t.slot, atr));
    return Gate.PASS;
  }

  /// Says which of several positions an order works on: a child that may only shrink is an
  /// exit of its parent's; against the position it names an order may only shrink it.
  private void names(OrderTicket t, Holding holding) {
    if (t.isChild() && t.terms.closes() == 0 && t.terms.reduceOnly()) {
      Order parent = own(t.terms.parent());
      t.terms = parent == null ? t.terms : t.terms.closing(worksOn(parent));
    }
    Position named = holding.positionOf(t.terms.closes());
    if (named != null && Long.signum(named.lots()) == -t.side.sign()) {
      t.terms = t.terms.reducing();
    }
    if (t.terms.reduceOnly()) {
      proposal.closesNamed();
    }
  }

  /// The position an order works on, which it may still have to open.
  private static long worksOn(Order order) {
    return order.terms().closes() == 0 ? order.id() : order.terms().closes();
  }

  /// An order works on a position that is open, or that its parent opens.
  private int checkNamed(OrderTicket t, Holding holding) {
    long id = t.terms.closes();
    Position named = holding.positionOf(id);
    if (id != 0 && named == null) {
      Order parent = t.isChild() ? own(t.terms.parent()) : null;
      boolean opens = parent != null && parent.slot() == t.slot && worksOn(parent) == id;
      return opens ? Gate.PASS : lane.gate.unsupported(id, "open position");
    }
    return checkReducing(t, named == null ? 0 : named.lots());
  }

  /// The rule of reduce-only orders (O-13).
  private int checkReducing(OrderTicket t, long positionLots) {
    if (t.terms.reduceOnly() && !t.isChild()) {
      long most = -t.side.sign() * positionLots;
      if (most <= 0) {
        return lane.gate.notReducing(positionLots);
      }
      t.lots = Math.min(t.lots, most);
    }
    return Gate.PASS;
  }

  /// The rules of groups and children (O-25).
  private int checkGroup(OrderTicket t) {
    Contingencies contingencies = kernel.contingencies();
    if (t.isChild()) {
      Order parent = own(t.terms.parent());
      if (parent == null) {
        return lane.gate.unsupported(t.terms.parent(), "working parent order");
      }
      int depth = contingencies.depth(parent) + 1;
      if (depth > Contingencies.DEEPEST) {
        return lane.gate.unsupported(depth, "generations of orders", Contingencies.DEEPEST);
      }
    }
    if (t.group != 0) {
      int size = contingencies.groupSize(lane.index, t.group) + 1;
      if (size > Contingencies.LARGEST_GROUP) {
        return lane.gate.unsupported(size, "orders in a group", Contingencies.LARGEST_GROUP);
      }
    }
    return Gate.PASS;
  }

  @Override
  public boolean cancel(long orderId) {
    Order order = own(orderId);
    if (order == null) {
      return false;
    }
    kernel.round.cancel(order);
    return true;
  }

  @Override
  public int cancelAll(int token) {
    int slot = slot(token);
    int n = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      if (isOwn(order) && order.slot() == slot && order.status() != OrderStatus.PENDING_CANCEL) {
        kernel.round.cancel(order);
        n++;
      }
    }
    return n;
  }

  @Override
  public boolean amend(long orderId, long lots, long limitTicks, long triggerTicks) {
    Order order = own(orderId);
    if (order == null || lots < 1 || order.status() == OrderStatus.PENDING_CANCEL) {
      return false;
    }
    Instrument i = instruments.at(order.slot());
    OrderKind.Code kind = order.kind();
    boolean onTick =
        (!kind.hasLimit() || i.orderTicks().allows(limitTicks))
            && (order.trail() != null || !kind.hasTrigger() || i.orderTicks().allows(triggerTicks));
    if (!onTick) {
      return false;
    }
    kernel.round.amend(order, lots, limitTicks, triggerTicks);
    return true;
  }

  @Override
  public Submission exercise(int token, long lots) {
    int slot = instruments.slotOf(token);
    OrderRequest request = OrderRequest.market(token, Side.SELL, lots);
    Order order = slot < 0 ? null : kernel.options.exercise(lane, slot, lots, proposal);
    return logged(
        request,
        slot < 0
            ? foreign(request)
            : order == null ? denied() : new Submission.Accepted(order.id(), List.of()));
  }

  @Override
  public int workingOrders(int token) {
    int slot = slot(token);
    int n = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      n += isOwn(order) && order.slot() == slot ? 1 : 0;
    }
    return n;
  }

  private Order own(long orderId) {
    Order order = pool.find(orderId);
    return order != null && isOwn(order) ? order : null;
  }

  private boolean isOwn(Order order) {
    return order.isWorking() && order.account() == lane.index;
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
    for (int i = 0; i < streamCount; i++) {
      if (streamSites[i] == callSite) {
        return streams[i];
      }
    }
    if (streamCount == streams.length) {
      streamSites = Arrays.copyOf(streamSites, streamCount * 2);
      streams = Arrays.copyOf(streams, streamCount * 2);
    }
    streamSites[streamCount] = callSite;
    streams[streamCount] = rng.stream(Rng.STRATEGY + lane.index, callSite);
    return streams[streamCount++];
  }

  @Override
  public long newGroup() {
    return ++lastGroup;
  }

  @Override
  public StrategyContext because(String name) {
    signal = name;
    inputs = 0;
    return this;
  }

  @Override
  public StrategyContext input(String name, double value) {
    if (inputs == inputNames.length) {
      inputNames = Arrays.copyOf(inputNames, inputs * 2);
      inputValues = Arrays.copyOf(inputValues, inputs * 2);
    }
    inputNames[inputs] = name;
    inputValues[inputs++] = value;
    return this;
  }
}
