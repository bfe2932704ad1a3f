package io.quantlab.engine.reference;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.List;

/// Trades the break of the range of a session's first minutes, once a session, and goes home flat.
///
/// The range is made of the trades, quotes and whole bars of the first `minutes`; of quotes the
/// highest ask and the lowest bid, those of one side are passed over. When it is complete, a buy
/// stop at its high and, with `shorts`, a sell stop at its low work as an OCO group. The entry gets
/// a stop `stop` ranges away and a target `target` ranges away. `exitMinutes` before the close
/// everything is canceled and the position sold at the market; on stored bars that happens at the
/// last bar that ends no later than one bar before, so that the order still meets a bar of the
/// session. A session without data in the range is not traded.
public final class OpeningRangeBreakout implements Strategy {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private enum Phase {
    WAITING,
    RANGE,
    TRADING
  }

  private final long rangeNanos;
  private final long exitNanos;
  private final double stop;
  private final double target;
  private final PositionSize size;
  private final List<Side> sides;
  private StrategyContext context;
  private Bracket bracket;
  private int token;
  private Phase phase = Phase.WAITING;
  private long openNanos;
  private long rangeEndNanos;
  private long leaveNanos;
  private int rangeTimer = -1;
  private int leaveTimer = -1;
  private long high;
  private long low;
  private long buyOrder;
  private long sellOrder;

  OpeningRangeBreakout(Parameters parameters) {
    rangeNanos =
        MINUTE_NANOS * parameters.integer("minutes", 30, 1, 1_440, "length of the opening range");
    exitNanos =
        MINUTE_NANOS
            * parameters.integer("exitMinutes", 5, 1, 1_440, "minutes before the close to be flat");
    stop = parameters.number("stop", 1, 0, 100, "distance of the stop in ranges");
    target = parameters.number("target", 2, 0, 100, "distance of the target in ranges; 0 = none");
    size = PositionSize.of(parameters);
    String shorts =
        parameters.choice("shorts", "no", List.of("no", "yes"), "also sell below the range");
    sides = shorts.equals("yes") ? List.of(Side.BUY, Side.SELL) : List.of(Side.BUY);
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    bracket = new Bracket(c, token);
  }

  @Override
  public void onSession(SessionView session) {
    if (session.token() == token && session.phase() == SessionView.Phase.OPEN) {
      open(session);
    }
  }

  private void open(SessionView session) {
    leave();
    openNanos = session.openNanos();
    rangeEndNanos = openNanos + rangeNanos;
    leaveNanos = session.closeNanos() - exitNanos;
    high = Long.MIN_VALUE;
    low = Long.MAX_VALUE;
    if (rangeEndNanos < leaveNanos) {
      phase = Phase.RANGE;
      rangeTimer = context.timer(rangeEndNanos);
      leaveTimer = context.timer(leaveNanos);
    }
  }

  @Override
  public void onTick(TickView tick) {
    if (phase != Phase.RANGE || tick.token() != token || tick.epochNanos() >= rangeEndNanos) {
      return;
    }
    switch (tick.kind()) {
      case TRADE -> extend(tick.priceTicks(), tick.priceTicks());
      case QUOTE -> {
        if (!OneSided.is(tick)) {
          extend(tick.askTicks(), tick.bidTicks());
        }
      }
    }
  }

  @Override
  public void expose(Exposure values) {
    values.text("phase", phase.name());
    values.price("high", token, high < low ? Double.NaN : high);
    values.price("low", token, high < low ? Double.NaN : low);
  }

  @Override
  public void onBar(BarView bar) {
    if (bar.token() != token) {
      return;
    }
    switch (phase) {
      case WAITING -> {}
      case RANGE -> {
        boolean inside = bar.startNanos() >= openNanos && bar.endNanos() <= rangeEndNanos;
        if (inside && !OneSided.is(bar)) {
          extend(bar.askHighTicks(), bar.lowTicks());
        }
      }
      case TRADING -> {
        if (bar.endNanos() + bar.intervalNanos() > leaveNanos) {
          leave();
        }
      }
    }
  }

  private void extend(long highTicks, long lowTicks) {
    high = Math.max(high, highTicks);
    low = Math.min(low, lowTicks);
  }

  @Override
  public void onTimer(int timer) {
    if (timer == rangeTimer) {
      enter();
    } else if (timer == leaveTimer) {
      leave();
    }
  }

  private void enter() {
    long lots = high < low ? 0 : size.at(context, token, high);
    if (lots == 0) {
      phase = Phase.WAITING;
      return;
    }
    phase = Phase.TRADING;
    long height = high - low;
    bracket.prepare(Math.round(stop * height), Math.round(target * height));
    long group = context.newGroup();
    for (Side side : sides) {
      long trigger = side == Side.BUY ? high : low;
      context.because("opening range").input("high", high).input("low", low);
      OrderRequest entry = OrderRequest.stop(token, side, lots, trigger).inGroup(group).snapped();
      if (context.submit(entry.tagged("entry")) instanceof Submission.Accepted(long id, var _)) {
        buyOrder = side == Side.BUY ? id : buyOrder;
        sellOrder = side == Side.SELL ? id : sellOrder;
      }
    }
  }

  /// Ends the session's trading: no entry any more, the position to the market.
  private void leave() {
    phase = Phase.WAITING;
    cancelEntries();
    bracket.leave("end of session");
  }

  private void cancelEntries() {
    context.cancel(buyOrder);
    context.cancel(sellOrder);
  }

  @Override
  public void onOrder(OrderEventView event) {
    bracket.onOrder(event);
  }

  @Override
  public void onFill(FillView fill) {
    if (fill.orderId() != buyOrder && fill.orderId() != sellOrder) {
      cancelEntries();
      bracket.exited(fill);
    } else if (!bracket.entered(fill)) {
      bracket.leave("no stop");
    }
  }
}
