package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// The tick form of QLB-1 with limit orders that rest where no price of the workload comes, half of
/// them buys and half sells.
///
/// The reference strategy cancels all orders at a cross; this one leaves them alone. They are
/// placed a few per tick, below the gate's limit of orders in a minute, and must all be working at
/// the end.
final class RestingStrategy implements Strategy {
  private static final int PER_TICK = 4;
  private static final long BELOW_ALL = 100;
  private static final long ABOVE_ALL = 30_000;

  private final int resting;
  private final SumCross cross = new SumCross();
  private StrategyContext context;
  private PositionView position;
  private int token;
  private int placed;

  /// @param resting number of resting orders, up to 10,000
  RestingStrategy(int resting) {
    this.resting = resting;
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    position = c.position(token);
  }

  @Override
  public void onTick(TickView tick) {
    if (placed < resting) {
      place();
    }
    int signal = cross.next(tick.priceTicks());
    if (signal > 0 && position.lots() == 0) {
      context.market(token, 10);
    } else if (signal < 0 && position.lots() > 0) {
      context.market(token, -10);
    }
  }

  private void place() {
    for (int i = 0; i < PER_TICK && placed < resting; i++, placed++) {
      boolean buy = placed % 2 == 0;
      long limit = (buy ? BELOW_ALL : ABOVE_ALL) + placed;
      Submission answer =
          context.submit(
              OrderRequest.limit(
                  token, buy ? Side.BUY : Side.SELL, 1, limit * QlbWorkload.PRICE_SCALE));
      if (answer instanceof Submission.Denied denied) {
        throw new IllegalStateException("a resting order was denied: " + denied);
      }
    }
  }

  @Override
  public void onEnd() {
    if (context.workingOrders(token) < resting) {
      throw new IllegalStateException(
          "expected "
              + resting
              + " resting orders, found "
              + context.workingOrders(token)
              + " working");
    }
  }
}
