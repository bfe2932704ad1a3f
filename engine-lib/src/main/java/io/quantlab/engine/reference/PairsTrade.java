package io.quantlab.engine.reference;

import io.quantlab.engine.indicator.statistic.Beta;
import io.quantlab.engine.indicator.statistic.ZScore;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.List;

/// Trades the spread of two instruments back to its mean.
///
/// The spread is `ln A - ratio · ln B` of bar closes (of quote bars the middle), or with `ratio` 0
/// the residual of the least-squares line of ln A on ln B over `period` bars. Its z-score over
/// `period` bars decides: above `entry` it sells A and buys B, below -`entry` it buys A and sells
/// B, for equal amounts of money (with `lots`, so many of each). It leaves when z has come back
/// within `exit` of zero or passed it, and gives up beyond `stop`; after giving up it waits until z
/// has been within `exit` once. Only instants at which a bar of both instruments closed count.
///
/// Source: Gatev, Goetzmann, Rouwenhorst, *Pairs Trading: Performance of a Relative-Value Arbitrage
/// Rule*, Review of Financial Studies 19(3), 2006.
public final class PairsTrade implements Strategy {
  private final Interval interval;
  private final double ratio;
  private final Beta hedge;
  private final ZScore score;
  private final double entry;
  private final double exit;
  private final double stop;
  private final PositionSize size;
  private StrategyContext context;
  private int tokenA;
  private int tokenB;
  private long twiceA;
  private long twiceB;
  private int side;
  private boolean gaveUp;
  private boolean leaving;

  PairsTrade(Parameters parameters) {
    interval =
        Interval.parse(
            parameters.choice(
                "interval",
                "1m",
                List.of("1m", "5m", "15m", "30m", "1h", "1d"),
                "bars to build from ticks"));
    int period = (int) parameters.integer("period", 60, 2, 10_000, "bars in the z-score");
    ratio =
        parameters.number("ratio", 1, 0, 100, "weight of ln B in the spread; 0 = least squares");
    entry = parameters.number("entry", 2, 0.1, 100, "enter beyond this z-score");
    exit = parameters.number("exit", 0.5, 0, 100, "leave within this z-score");
    stop = parameters.number("stop", 4, 0.1, 100, "give up beyond this z-score");
    size = PositionSize.of(parameters);
    if (exit >= entry || entry >= stop) {
      throw new IllegalArgumentException(
          "parameters must be in the order exit < entry < stop, were "
              + exit
              + ", "
              + entry
              + ", "
              + stop);
    }
    hedge = new Beta(period);
    score = new ZScore(period);
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    tokenA = c.token(0);
    tokenB = c.token(1);
    c.subscribeBars(tokenA, interval);
    c.subscribeBars(tokenB, interval);
  }

  @Override
  public void onBar(BarView bar) {
    if (OneSided.is(bar)) {
      return;
    }
    long twice = bar.closeTicks() + bar.askCloseTicks();
    twiceA = bar.token() == tokenA ? twice : twiceA;
    twiceB = bar.token() == tokenB ? twice : twiceB;
  }

  @Override
  public void onBars(long epochNanos) {
    double spread = twiceA > 0 && twiceB > 0 ? spread() : Double.NaN;
    if (!Double.isNaN(spread)) {
      decide(score.update(spread));
    }
    twiceA = 0;
    twiceB = 0;
  }

  @Override
  public void expose(Exposure values) {
    values.number("score", score.output(0));
    values.number("side", side);
  }

  /// A factor of a price is a distance of its logarithm. The residuals of a least-squares line do
  /// not see it.
  @Override
  public void onRebase(int of, double factor) {
    double distance = StrictMath.log(factor);
    double a = of == tokenA ? distance : 0;
    double b = of == tokenB ? distance : 0;
    if (ratio > 0) {
      score.shift(a - ratio * b);
    } else {
      hedge.shift(a, b);
    }
  }

  private double spread() {
    double a = StrictMath.log(twiceA);
    double b = StrictMath.log(twiceB);
    if (ratio > 0) {
      return a - ratio * b;
    }
    hedge.update(a, b);
    return hedge.residual();
  }

  /// Acts on a z-score; `NaN`, before the window is full, does nothing.
  private void decide(double z) {
    if (context.position(tokenA).lots() != 0 || context.position(tokenB).lots() != 0) {
      boolean tooWide = side * z > stop;
      if (tooWide || side * z < exit) {
        gaveUp = tooWide;
        leave(z, tooWide ? "spread too wide" : "spread back");
      }
      return;
    }
    double distance = Math.abs(z);
    gaveUp &= !(distance < exit);
    if (distance > entry && distance < stop && !gaveUp && idle()) {
      enter(z);
    }
  }

  private boolean idle() {
    return context.workingOrders(tokenA) == 0 && context.workingOrders(tokenB) == 0;
  }

  private void enter(double z) {
    long lotsA = size.ofLegs(2, context, tokenA, twiceA >> 1);
    long lotsB = size.ofLegs(2, context, tokenB, twiceB >> 1);
    if (lotsA == 0 || lotsB == 0) {
      return;
    }
    side = z > 0 ? 1 : -1;
    leaving = false;
    long first = send(tokenA, -side, lotsA, z, "spread wide");
    if (first != 0 && send(tokenB, side, lotsB, z, "spread wide") == 0) {
      context.cancel(first);
    }
  }

  /// Sends both legs to the market; what is left of the entry is canceled first.
  private void leave(double z, String why) {
    for (int leg = 0; leg < 2; leg++) {
      int token = leg == 0 ? tokenA : tokenB;
      if (!leaving) {
        context.cancelAll(token);
      }
      long lots = context.position(token).lots();
      if (lots != 0 && (!leaving || context.workingOrders(token) == 0)) {
        send(token, Long.signum(-lots), Math.abs(lots), z, why);
      }
    }
    leaving = true;
  }

  /// Sends a market order; returns its id, 0 when it was denied.
  private long send(int token, int sign, long lots, double z, String why) {
    context.because(why).input("z", z);
    OrderRequest order = OrderRequest.market(token, Side.ofSign(sign), lots);
    return context.submit(order) instanceof Submission.Accepted(long id, var _) ? id : 0;
  }
}
