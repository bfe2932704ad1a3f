package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// The tick form of QLB-1 with a bracket around every entry: a stop and a target that close the
/// position, released by the entry, each shrunk by what the other executes (engine contract O-23).
///
/// They stand where no price of the workload comes, so the answer is that of QLB-1: what is timed
/// are two resting orders while a position is open, and for each round trip their release and their
/// end with the position (O-24).
final class BracketStrategy implements Strategy {
  private static final long BELOW_ALL = 100;
  private static final long ABOVE_ALL = 30_000;
  private static final long LOTS = 10;

  private final SumCross cross = new SumCross();
  private StrategyContext context;
  private PositionView position;
  private int token;

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    position = c.position(token);
  }

  @Override
  public void onTick(TickView tick) {
    int signal = cross.next(tick.priceTicks());
    if (signal > 0 && position.lots() == 0) {
      enter();
    } else if (signal < 0 && position.lots() > 0) {
      context.market(token, -LOTS);
    }
  }

  private void enter() {
    long entry = context.market(token, LOTS);
    long group = context.newGroup();
    exit(
        OrderRequest.stop(token, Side.SELL, LOTS, BELOW_ALL * QlbWorkload.PRICE_SCALE),
        entry,
        group);
    exit(
        OrderRequest.limit(token, Side.SELL, LOTS, ABOVE_ALL * QlbWorkload.PRICE_SCALE),
        entry,
        group);
  }

  private void exit(OrderRequest order, long entry, long group) {
    Submission answer = context.submit(order.exitOf(entry, group));
    if (!(answer instanceof Submission.Accepted)) {
      throw new IllegalStateException("an exit was not accepted: " + answer);
    }
  }

  @Override
  public void onEnd() {
    int expected = position.lots() == 0 ? 0 : 2;
    if (context.workingOrders(token) != expected) {
      throw new IllegalStateException(
          "expected " + expected + " exits, found " + context.workingOrders(token) + " working");
    }
  }
}
