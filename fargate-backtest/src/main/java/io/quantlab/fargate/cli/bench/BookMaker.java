package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// Stands in the queue of one side of an order book: on every 32nd update it buys at the best bid
/// while it has nothing and sells what it has at the best ask, or takes back an order that is no
/// longer at the best price. One order at a time; [BookTwin] does the same.
final class BookMaker implements Strategy {
  static final int EVERY = 32;
  static final long LOTS = 5;

  private StrategyContext context;
  private PositionView position;
  private int token;
  private long updates;
  private long order;
  private Side side = Side.BUY;
  private long priceTicks;
  private boolean canceled;

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    position = c.position(token);
  }

  @Override
  public void onTick(TickView tick) {
    if (tick.kind() == TickView.Kind.QUOTE && ++updates % EVERY == 0) {
      decide(tick);
    }
  }

  private void decide(TickView tick) {
    if (context.workingOrders(token) == 0) {
      side = position.lots() <= 0 ? Side.BUY : Side.SELL;
      priceTicks = best(tick);
      long lots = side == Side.BUY ? LOTS : position.lots();
      place(OrderRequest.limit(token, side, lots, priceTicks));
    } else if (!canceled && priceTicks != best(tick)) {
      canceled = context.cancel(order);
    }
  }

  private long best(TickView tick) {
    return side == Side.BUY ? tick.bidTicks() : tick.askTicks();
  }

  private void place(OrderRequest request) {
    Submission answer = context.submit(request);
    if (!(answer instanceof Submission.Accepted accepted)) {
      throw new IllegalStateException("an order was not accepted: " + answer);
    }
    order = accepted.orderId();
    canceled = false;
  }
}
