package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// The tick form of QLB-1 on every instrument of a run, each for itself.
final class CrossOnEach implements Strategy {
  private static final int RING = 63;

  /// Averages and position of one instrument.
  private static final class Cross {
    private final long[] prices = new long[RING + 1];
    private long fastSum;
    private long slowSum;
    private long difference;
    private int ticks;
  }

  private final Cross[] crosses;
  private StrategyContext context;

  /// @param tokens of a run whose tokens are 1 to this
  CrossOnEach(int tokens) {
    crosses = new Cross[tokens + 1];
    for (int token = 1; token <= tokens; token++) {
      crosses[token] = new Cross();
    }
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
  }

  @Override
  public void onTick(TickView tick) {
    Cross own = crosses[tick.token()];
    long price = tick.priceTicks();
    int at = own.ticks++;
    own.fastSum += price - own.prices[at - 20 & RING];
    own.slowSum += price - own.prices[at - 50 & RING];
    own.prices[at & RING] = price;
    long before = own.difference;
    long now = 50 * own.fastSum - 20 * own.slowSum;
    own.difference = now;
    if (at < 50) {
      return;
    }
    if (before <= 0 && now > 0) {
      if (context.position(tick.token()).lots() == 0) {
        context.market(tick.token(), 10);
      }
    } else if (before >= 0 && now < 0 && context.position(tick.token()).lots() > 0) {
      context.market(tick.token(), -10);
    }
  }
}
