package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.Schema;

/// `bar-hand`: the bar form of QLB-1 as one hand-written loop over arrays of opens and closes.
final class BarHandWork implements Work {
  private static final int LOTS = 10;
  private static final int RING = 63;

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

  /// What [HandAccount] does, with its state in locals: as fields of an object the compiler kept it
  /// in registers in one JVM and in memory in the next, which moved the time by half.
  @Override
  public String run() {
    long[] ring = new long[RING + 1];
    int pending = 0;
    long cash = Answer.START_E4;
    long lots = 0;
    long peak = cash;
    long drawdown = 0;
    long fills = 0;
    long hash = 0;
    long fast = 0;
    long slow = 0;
    long before = 0;
    for (int i = 0; i < opens.length; i++) {
      if (pending != 0) {
        long open = opens[i];
        cash -= pending * open * LOTS * 10_000 + open * LOTS * 2;
        lots += (long) pending * LOTS;
        hash = 31 * hash + pending * open;
        fills++;
        pending = 0;
      }
      long close = closes[i];
      long equity = cash + lots * close * 10_000;
      peak = Math.max(peak, equity);
      drawdown = Math.max(drawdown, peak - equity);
      fast += close - ring[i - 20 & RING];
      slow += close - ring[i - 50 & RING];
      ring[i & RING] = close;
      long now = 50 * fast - 20 * slow;
      if (i > 49 && before <= 0 && now > 0) {
        pending = lots == 0 ? 1 : pending;
      } else if (i > 49 && before >= 0 && now < 0) {
        pending = lots > 0 ? -1 : pending;
      }
      before = now;
    }
    long last = closes[closes.length - 1];
    return new Answer(fills, cash + lots * last * 10_000, drawdown, hash).text();
  }

  @Override
  public String expected() {
    return expected;
  }
}
