package io.quantlab.engine.backtest;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// Long while the last change was up, flat after it was down, with a resting limit now and then;
/// looks at nothing but what it was handed.
final class Momentum implements Strategy {
  private StrategyContext context;
  private long last;
  private int seen;

  @Override
  public void onStart(StrategyContext c) {
    context = c;
  }

  @Override
  public void onTick(TickView tick) {
    next(tick.token(), tick.twiceMidTicks() / 2);
  }

  @Override
  public void onBar(BarView bar) {
    next(bar.token(), bar.closeTicks());
  }

  private void next(int token, long price) {
    long held = context.position(token).lots();
    if (++seen % 7 == 0) {
      context.cancelAll(token);
      context.submit(OrderRequest.limit(token, Side.BUY, 5, price - 10));
    } else if (last != 0 && price > last && held <= 0) {
      context.market(token, 20 - held);
    } else if (price < last && held > 0) {
      context.market(token, -held);
    }
    last = price;
  }

  @Override
  public void onEnd() {
    context.market(context.token(0), 1); // denied; the closing events of a shortened run
  }
}
