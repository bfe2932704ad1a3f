package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// `scan` of engine contract 11.2: decodes the stored blocks, compares every price with two
/// thresholds and keeps the lowest and highest.
///
/// Stamps and prices are decoded, the two columns no run can do without.
final class ScanStoreWork implements Work {
  /// Thresholds in price units: what lies beyond them is counted.
  static final long LOWER = 3_000 * QlbWorkload.PRICE_SCALE;

  static final long UPPER = 17_000 * QlbWorkload.PRICE_SCALE;

  private final Store store;
  private final long ticks;
  private final String expected;
  private long minimum;
  private long maximum;
  private long outside;

  ScanStoreWork(BenchData data) {
    store = data.store();
    ticks = data.ticks();
    BenchFacts facts = data.facts();
    expected = text(facts.minimum(), facts.maximum(), facts.outside());
  }

  private static String text(long minimum, long maximum, long outside) {
    return "min=" + minimum + " max=" + maximum + " outside=" + outside;
  }

  @Override
  public long events() {
    return ticks;
  }

  @Override
  public String run() {
    minimum = Long.MAX_VALUE;
    maximum = Long.MIN_VALUE;
    outside = 0;
    try (RowCursor cursor = store.cursor(QlbWorkload.TOKEN, Schema.TRADE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        block.column(0);
        scan(block.column(1), block.size());
      }
    }
    return text(minimum, maximum, outside);
  }

  private void scan(long[] prices, int rows) {
    long low = minimum;
    long high = maximum;
    long beyond = 0;
    for (int i = 0; i < rows; i++) {
      long price = prices[i];
      if (price < LOWER || price > UPPER) {
        beyond++;
      }
      low = Math.min(low, price);
      high = Math.max(high, price);
    }
    minimum = low;
    maximum = high;
    outside += beyond;
  }

  @Override
  public String expected() {
    return expected;
  }
}
