package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.LongIntMap;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What one lane's strategy reaches of the kernel.
final class KernelContext implements StrategyContext {
  private static final int MARKET = OrderKind.Code.MARKET.ordinal();
  private static final int GTC = TimeInForce.GTC.ordinal();

  private record Sent(OrderRequest request, long orderId) {}

  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final Instruments instruments;
  private final Rng rng;
  private int[] streamSites = new int[4];
  private RngStream[] streams = new RngStream[4];
  private int streamCount;
  private final Map<String, Sent> sent = new HashMap<>();
  private final LongIntMap outcomes = new LongIntMap();
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
      long seed,
      boolean logging) {
    this.kernel = kernel;
    this.lane = lane;
    this.pool = pool;
    this.instruments = instruments;
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
  public PositionView position(int token) {
    return lane.holdings[slot(token)];
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
  public double drawdownRatio() {
    long peak = lane.account.drawdown().peakE8();
    return peak <= 0 ? 0 : (double) (peak - lane.account.navE8()) / peak;
  }

  @Override
  public long market(int token, long signedLots) {
    if (logging) {
      Submission answer =
          submit(OrderRequest.market(token, Side.ofSign(signedLots), Math.abs(signedLots)));
      return answer instanceof Submission.Accepted(long id) ? id : 0;
    }
    int slot = instruments.slotOf(token);
    if (slot < 0) {
      return 0; // WRONG_TOKEN, as [#submit] answers
    }
    int side = signedLots > 0 ? 0 : 1;
    int h = send(slot, side, MARKET, GTC, Math.abs(signedLots), 0, 0, 0);
    return h < 0 ? 0 : pool.id(h);
  }

  @Override
  public Submission submit(OrderRequest request) {
    Submission answer = judge(request);
    if (logging) {
      kernel.decision(lane, signal, inputs, inputNames, inputValues, request, answer);
      signal = "";
      inputs = 0;
    }
    return answer;
  }

  private Submission judge(OrderRequest r) {
    if (!r.clientOrderId().isEmpty()) {
      Sent before = sent.get(r.clientOrderId());
      if (before != null) {
        return repeated(r, before);
      }
    }
    int slot = instruments.slotOf(r.token());
    if (slot < 0) {
      return new Submission.Denied(
          DenyReason.WRONG_TOKEN, 0, r.token(), "token", "not one of this strategy's instruments");
    }
    OrderRequest order =
        r.snap() == OrderRequest.Snap.AWAY_FROM_MARKET ? snapped(r, instruments.at(slot)) : r;
    OrderKind kind = order.kind();
    if (!r.clientOrderId().isEmpty() || !r.tag().isEmpty()) {
      kernel.orderText(pool.nextId(), r.clientOrderId(), r.tag());
    }
    long orderId = pool.nextId();
    int h =
        send(
            slot,
            order.side().ordinal(),
            kind.code().ordinal(),
            order.timeInForce().ordinal(),
            order.lots(),
            kind.limitOrZero(),
            kind.triggerOrZero(),
            order.group());
    if (!r.clientOrderId().isEmpty()) {
      OrderStatus first = h < 0 ? OrderStatus.DENIED : OrderStatus.SUBMITTED;
      sent.put(r.clientOrderId(), new Sent(r, orderId));
      outcomes.put(orderId, first.ordinal());
    }
    if (h < 0) {
      Gate gate = lane.gate;
      return new Submission.Denied(
          DenyReason.ofOrdinal(-h - 1), gate.limit(), gate.actual(), gate.unit(), "");
    }
    return new Submission.Accepted(pool.id(h));
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
    int h = pool.handleOf(before.orderId);
    OrderStatus status =
        OrderStatus.ofOrdinal(h < 0 ? outcomes.get(before.orderId) : pool.status(h));
    return new Submission.Duplicate(before.orderId, status);
  }

  /// Moves prices away from the market: a buy's limit down, its trigger up (P-1).
  private static OrderRequest snapped(OrderRequest r, Instrument i) {
    boolean buy = r.side() == Side.BUY;
    OrderKind kind =
        switch (r.kind()) {
          case OrderKind.Market m -> m;
          case OrderKind.Limit(long limit) -> new OrderKind.Limit(snap(i, limit, !buy));
          case OrderKind.StopMarket(long trigger) ->
              new OrderKind.StopMarket(snap(i, trigger, buy));
          case OrderKind.StopLimit(long trigger, long limit) ->
              new OrderKind.StopLimit(snap(i, trigger, buy), snap(i, limit, !buy));
        };
    return new OrderRequest(
        r.token(),
        r.side(),
        r.lots(),
        kind,
        r.timeInForce(),
        r.group(),
        r.snap(),
        r.clientOrderId(),
        r.tag());
  }

  private static long snap(Instrument i, long ticks, boolean up) {
    return up ? i.orderTicks().snapUp(ticks) : i.orderTicks().snapDown(ticks);
  }

  /// Passes the gate and queues the order; returns its handle, or -1 - reason.
  private int send(
      int slot, int side, int kind, int tif, long lots, long limit, long trigger, long group) {
    Holding holding = lane.holdings[slot];
    OrderKind.Code code = OrderKind.Code.ofOrdinal(kind);
    long reference = code.hasLimit() ? limit : code.hasTrigger() ? trigger : holding.markTicks();
    int sign = 1 - 2 * side;
    long added = Math.max(0, lots - kernel.round.groupLots(lane, slot, side, group));
    int answer =
        lane.gate.check(
            holding, sign, lots, added, code, limit, trigger, reference, kernel.epochNanos());
    if (answer != Gate.PASS) {
      kernel.round.denied(
          lane, slot, side, kind, tif, lots, limit, trigger, DenyReason.ofOrdinal(answer));
      return -1 - answer;
    }
    return kernel.round.accepted(lane, slot, side, kind, tif, lots, limit, trigger, group);
  }

  @Override
  public boolean cancel(long orderId) {
    int h = own(orderId);
    if (h < 0) {
      return false;
    }
    kernel.round.request(Command.Type.CANCEL, h, 0, 0, 0);
    return true;
  }

  @Override
  public int cancelAll(int token) {
    int slot = slot(token);
    int n = 0;
    for (int h = 0; h < pool.handleLimit(); h++) {
      if (isWorking(h, slot) && pool.status(h) != OrderStatus.PENDING_CANCEL.ordinal()) {
        kernel.round.request(Command.Type.CANCEL, h, 0, 0, 0);
        n++;
      }
    }
    return n;
  }

  @Override
  public boolean amend(long orderId, long lots, long limitTicks, long triggerTicks) {
    int h = own(orderId);
    if (h < 0 || lots < 1 || pool.status(h) == OrderStatus.PENDING_CANCEL.ordinal()) {
      return false;
    }
    Instrument i = instruments.at(pool.slot(h));
    OrderKind.Code kind = OrderKind.Code.ofOrdinal(pool.kind(h));
    boolean onTick =
        (!kind.hasLimit() || i.orderTicks().allows(limitTicks))
            && (!kind.hasTrigger() || i.orderTicks().allows(triggerTicks));
    if (!onTick) {
      return false;
    }
    kernel.round.request(Command.Type.AMEND, h, lots, limitTicks, triggerTicks);
    return true;
  }

  @Override
  public int workingOrders(int token) {
    int slot = slot(token);
    int n = 0;
    for (int h = 0; h < pool.handleLimit(); h++) {
      n += isWorking(h, slot) ? 1 : 0;
    }
    return n;
  }

  private int own(long orderId) {
    int h = pool.handleOf(orderId);
    return h >= 0 && isWorking(h, pool.slot(h)) ? h : -1;
  }

  private boolean isWorking(int h, int slot) {
    return pool.id(h) != 0
        && pool.account(h) == lane.index
        && pool.slot(h) == slot
        && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
  }

  @Override
  public void subscribeBars(int token, Interval interval) {
    kernel.bars.subscribe(slot(token), interval);
  }

  @Override
  public int timer(long epochNanos) {
    return kernel.timer(lane, epochNanos);
  }

  @Override
  public boolean isOpen(int token) {
    return kernel.isOpen(slot(token));
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
