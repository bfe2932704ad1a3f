package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.Schema;

/// `bar-hand`: the bar form of QLB-1 as one hand-written loop over arrays of opens and closes.
final class BarHandWork implements Work {
  private final long[] opens;
  private final long[] closes;
  private final String expected;

  BarHandWork(BenchData data) {
    opens = inMinimumTicks(data.column(Schema.BAR, "open"));
    closes = inMinimumTicks(data.column(Schema.BAR, "close"));
    expected = data.facts().onBars().text();
  }

  private static long[] inMinimumTicks(long[] prices) {
    for (int i = 0; i < prices.length; i++) {
      prices[i] /= QlbWorkload.PRICE_SCALE;
    }
    return prices;
  }

  @Override
  public long events() {
    return opens.length;
  }

  @Override
  public String run() {
    HandAccount account = new HandAccount();
    for (int i = 0; i < opens.length; i++) {
      account.meet(opens[i]);
      account.mark(closes[i]);
      account.decide(closes[i]);
    }
    return account.answer().text();
  }

  @Override
  public String expected() {
    return expected;
  }
}
