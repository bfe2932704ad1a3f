package io.quantlab.engine.reference;

import io.quantlab.engine.indicator.momentum.Rsi;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.List;

/// Buys weakness and sells the recovery: long when the relative strength index of bar closes is
/// below `entry`, out when it is above `exit`, after `maxBars` bars, or at a stop.
///
/// The stop lies `stopAtr` average true ranges of the deciding bar below the first fill. A run with
/// stored bars works on every bar delivered, whatever its length; else bars of `interval` are built
/// from the ticks. Of quote bars the bid side counts. Source of both indicators: Wilder, *New
/// Concepts in Technical Trading Systems*, 1978.
public final class RsiReversion implements Strategy {
  private final Interval interval;
  private final Rsi rsi;
  private final Atr atr;
  private final double entry;
  private final double exit;
  private final long maxBars;
  private final double stopAtr;
  private final PositionSize size;
  private StrategyContext context;
  private Bracket bracket;
  private int token;
  private long entryOrder;
  private long barsHeld;

  RsiReversion(Parameters parameters) {
    interval =
        Interval.parse(
            parameters.choice(
                "interval",
                "5m",
                List.of("1m", "5m", "15m", "30m", "1h", "1d"),
                "bars to build from ticks"));
    rsi = new Rsi((int) parameters.integer("period", 14, 1, 1_000, "period of the index"));
    atr = new Atr((int) parameters.integer("atrPeriod", 14, 1, 1_000, "period of the true range"));
    entry = parameters.number("entry", 30, 0, 100, "buy below this index");
    exit = parameters.number("exit", 55, 0, 100, "sell above this index");
    maxBars =
        parameters.integer("maxBars", 48, 1, 1_000_000, "longest time in a position, in bars");
    stopAtr = parameters.number("stopAtr", 2, 0.01, 100, "distance of the stop in true ranges");
    size = PositionSize.of(parameters);
    if (entry >= exit) {
      throw new IllegalArgumentException(
          "parameter entry must be below exit, were " + entry + " and " + exit);
    }
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    bracket = new Bracket(c, token);
    c.subscribeBars(token, interval);
  }

  @Override
  public void onBar(BarView bar) {
    if (bar.token() != token || OneSided.is(bar)) {
      return;
    }
    double index = rsi.update(bar.closeTicks());
    double range = atr.update(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
    if (context.position(token).lots() > 0) {
      barsHeld++;
      if (index > exit || barsHeld >= maxBars) {
        context.cancel(entryOrder);
        bracket.leave(index > exit ? "rsi above exit" : "held for maxBars");
      }
    } else if (context.workingOrders(token) > 0) {
      if (index > exit) {
        context.cancelAll(token);
      }
    } else if (index < entry && range > 0) {
      enter(bar, index, range);
    }
  }

  @Override
  public void expose(Exposure values) {
    values.number("rsi", rsi.output(0));
    values.price("atr", token, atr.output(0));
    values.number("barsHeld", barsHeld);
  }

  @Override
  public void onRebase(int of, double factor) {
    if (of == token) {
      rsi.rebase(factor);
      atr.rebase(factor);
    }
  }

  private void enter(BarView bar, double index, double range) {
    long lots = size.at(context, token, bar.askCloseTicks());
    if (lots > 0) {
      barsHeld = 0;
      bracket.prepare(Math.round(stopAtr * range), 0);
      context.because("rsi below entry").input("rsi", index).input("atr", range);
      entryOrder = context.market(token, lots);
    }
  }

  @Override
  public void onOrder(OrderEventView event) {
    if (event.orderId() == entryOrder && event.status().isClosed()) {
      entryOrder = 0;
    }
    bracket.onOrder(event);
  }

  @Override
  public void onFill(FillView fill) {
    if (fill.sign() < 0) {
      context.cancel(entryOrder);
      bracket.exited(fill);
    } else if (!bracket.entered(fill)) {
      bracket.leave("no stop");
    }
  }
}
