package io.quantlab.fargate.cli.run;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.OrderTerms.Source;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// Sends orders of every kind, with every time in force and every term, in turn; sides, sizes and
/// distances are drawn from the run's seed. Among them brackets, ladders, amends and cancels.
///
/// It wants nothing but to be a burden: whatever the market, each way through the engine is taken
/// often.
public final class EveryOrder implements Strategy {
  private static final TimeInForce[] TIMES = {
    TimeInForce.GTC,
    TimeInForce.DAY,
    TimeInForce.GTD,
    TimeInForce.IOC,
    TimeInForce.FOK,
    TimeInForce.AT_OPEN,
    TimeInForce.AT_CLOSE
  };

  private static final Trail.Anchor[] ANCHORS = {
    Trail.Anchor.CLOSE, Trail.Anchor.EXTREME, Trail.Anchor.PATH, Trail.Anchor.PATH
  };
  private static final Source[] SOURCES = {Source.LAST, Source.BID, Source.ASK};

  private final long every;
  private final long maxLots;
  private final long distance;
  private StrategyContext context;
  private RngStream random;
  private boolean ticks;
  private long heard;
  private long turn;
  private long lastOrder;
  private long lastLots;
  private OrderKind lastKind = new OrderKind.Market();

  public EveryOrder(Parameters parameters) {
    every = parameters.integer("every", 50, 1, 1_000_000, "ticks between two orders");
    maxLots = parameters.integer("lots", 100, 1, 1_000_000_000, "largest order, lots");
    distance = parameters.integer("distance", 10, 1, 10_000, "largest distance, order ticks");
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    random = c.random(1);
  }

  @Override
  public void onTick(TickView tick) {
    ticks = true;
    long low = tick.hasBid() ? tick.bidTicks() : tick.priceTicks();
    long high = tick.hasAsk() ? tick.askTicks() : tick.priceTicks();
    heard(tick.token(), Math.min(low, high), Math.max(low, high));
  }

  @Override
  public void onBar(BarView bar) {
    heard(bar.token(), bar.closeTicks(), bar.closeTicks());
  }

  private void heard(int token, long bid, long ask) {
    if (++heard % every == 0 && bid > 0) {
      act(token, bid, ask);
    }
  }

  private void act(int token, long bid, long ask) {
    if (context.workingOrders(token) > 60) {
      context.cancelAll(token);
    }
    long lots = context.position(token).lots();
    if (Math.abs(lots) > 20 * maxLots) {
      context.market(token, -lots);
    }
    switch ((int) random.below(12)) {
      case 0 -> context.cancel(lastOrder);
      case 1 -> amend(bid, ask);
      case 2 -> bracket(token, bid, ask);
      case 3 -> ladder(token, bid, ask);
      default -> one(token, bid, ask);
    }
  }

  private long lots() {
    return 1 + random.below(maxLots);
  }

  private long offset(int token, long price) {
    return (1 + random.below(distance)) * unit(token, price);
  }

  private long unit(int token, long price) {
    Instrument instrument = context.instrument(token);
    return instrument.orderTicks().orderTickAt(price);
  }

  private void one(int token, long bid, long ask) {
    Side side = random.below(2) == 0 ? Side.BUY : Side.SELL;
    long number = turn++;
    OrderKind kind = kind((int) (number % 13), token, side, bid, ask);
    TimeInForce time = TIMES[(int) (number / 13 % TIMES.length)];
    OrderRequest request = timed(OrderRequest.of(token, side, lots(), kind), time).snapped();
    request = terms(request, (int) random.below(8), time);
    boolean apart = ticks && number % 3 == 2;
    send(apart ? triggered(request, (int) (number / 13 % 3)) : request);
  }

  /// Denied where the data do not show the price.
  private static OrderRequest triggered(OrderRequest request, int which) {
    return request.kind().code().hasTrigger() ? request.triggeredBy(SOURCES[which]) : request;
  }

  private OrderKind kind(int which, int token, Side side, long bid, long ask) {
    int sign = side.sign();
    long near = side == Side.BUY ? ask : bid;
    long away = Math.max(unit(token, bid), near + sign * offset(token, near));
    long inside = Math.max(unit(token, bid), near - sign * offset(token, near));
    Trail trail = trail(token, near);
    return switch (which) {
      case 0 -> new OrderKind.Market();
      case 1 -> new OrderKind.Limit(random.below(3) == 0 ? away : inside);
      case 2 -> new OrderKind.StopMarket(away);
      case 3 -> new OrderKind.StopLimit(away, away + sign * offset(token, near));
      case 4 -> new OrderKind.MarketIfTouched(inside);
      case 5 -> new OrderKind.LimitIfTouched(inside, random.below(2) == 0 ? inside : near);
      case 6 -> new OrderKind.TrailingStop(trail);
      case 7 -> new OrderKind.TrailingStopLimit(trail, offset(token, near));
      case 8 -> new OrderKind.MarketOnOpen();
      case 9 -> new OrderKind.LimitOnOpen(away);
      case 10 -> new OrderKind.MarketOnClose();
      case 11 -> new OrderKind.LimitOnClose(away);
      default -> new OrderKind.MarketToLimit();
    };
  }

  private Trail trail(int token, long price) {
    Trail.Offset by =
        switch ((int) random.below(3)) {
          case 0 -> new Trail.Offset.Price(offset(token, price));
          case 1 -> new Trail.Offset.Percent(1_000 + random.below(100_000));
          default -> new Trail.Offset.OrderTicks(1 + random.below(distance));
        };
    Trail trail = Trail.by(by);
    trail = trail.anchored(ANCHORS[(int) random.below(4)]);
    return random.below(4) == 0 ? trail.inStepsOf(2 * unit(token, price)) : trail;
  }

  private OrderRequest timed(OrderRequest request, TimeInForce time) {
    return time == TimeInForce.GTD
        ? request.goodTill(context.epochNanos() + 1 + random.below(120_000_000_000L))
        : request.with(time);
  }

  private OrderRequest terms(OrderRequest request, int which, TimeInForce time) {
    boolean rests =
        request.kind().code().mayRest()
            && (time == TimeInForce.GTC || time == TimeInForce.DAY || time == TimeInForce.GTD);
    return switch (which) {
      case 0 -> rests ? request.postOnly() : request;
      case 1 -> rests ? request.postOnlySliding() : request;
      case 2 -> request.reduceOnly();
      case 3 -> request.iceberg(1 + request.lots() / 4);
      case 4 -> request.tagged("turn " + turn).withClientOrderId("every-" + turn);
      default -> request;
    };
  }

  private void send(OrderRequest request) {
    if (context.submit(request) instanceof Submission.Accepted(long id, var _)) {
      lastOrder = id;
      lastLots = request.lots();
      lastKind = request.kind();
    }
  }

  private void amend(long bid, long ask) {
    long limit = lastKind.limitOrZero();
    long trigger = lastKind.triggerOrZero();
    long lots = Math.max(1, lastLots + random.below(maxLots) - maxLots / 2);
    context.amend(lastOrder, lots, limit == 0 ? 0 : random.below(2) == 0 ? bid : limit, trigger);
  }

  /// An entry with two exits, one of which ends or shrinks the other.
  private void bracket(int token, long bid, long ask) {
    Side side = random.below(2) == 0 ? Side.BUY : Side.SELL;
    Side exit = side == Side.BUY ? Side.SELL : Side.BUY;
    long near = side == Side.BUY ? ask : bid;
    long lots = lots();
    OrderRequest entry =
        random.below(2) == 0
            ? OrderRequest.market(token, side, lots)
            : OrderRequest.limit(token, side, lots, near).snapped();
    send(entry);
    long parent = lastOrder;
    long group = context.newGroup();
    Contingency tie = random.below(2) == 0 ? Contingency.OCO : Contingency.OUO;
    long profit = Math.max(unit(token, bid), near + side.sign() * offset(token, near));
    long loss = Math.max(unit(token, bid), near - side.sign() * offset(token, near));
    OrderRequest target = OrderRequest.limit(token, exit, lots, profit).snapped();
    OrderRequest stop = OrderRequest.stop(token, exit, lots, loss).snapped();
    boolean whole = random.below(3) == 0;
    send((whole ? target.childOfFilled(parent) : target.childOf(parent)).inGroup(group, tie));
    send((whole ? stop.childOfFilled(parent) : stop.childOf(parent)).inGroup(group, tie));
  }

  /// Exits of the position in steps, all of them reduce-only.
  private void ladder(int token, long bid, long ask) {
    long held = context.position(token).lots();
    if (held == 0) {
      return;
    }
    Side exit = held > 0 ? Side.SELL : Side.BUY;
    long size = Math.abs(held);
    long near = exit == Side.BUY ? ask : bid;
    long group = context.newGroup();
    long stop = Math.max(unit(token, bid), near + exit.sign() * offset(token, near));
    send(
        OrderRequest.stop(token, exit, size, stop)
            .snapped()
            .reduceOnly()
            .inGroup(group, Contingency.LADDER));
    for (int step = 1; step <= 2; step++) {
      long at = Math.max(unit(token, bid), near - exit.sign() * step * offset(token, near));
      send(
          OrderRequest.limit(token, exit, Math.max(1, size / 2), at)
              .snapped()
              .reduceOnly()
              .inGroup(group, Contingency.LADDER));
    }
  }
}
