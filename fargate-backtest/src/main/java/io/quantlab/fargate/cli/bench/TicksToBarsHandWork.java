package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import java.lang.foreign.MemorySegment;

/// `t2b-hand`: one-minute bars made from the ticks in a hand-written loop, QLB-1 on the bars.
final class TicksToBarsHandWork implements Work {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final RawColumns columns;
  private final String expected;
  private HandAccount account;
  private long end;
  private long high;
  private long low;
  private long close;
  private long volume;
  private long barFold;

  TicksToBarsHandWork(BenchData data) {
    columns = RawColumns.map(data.folder());
    expected = data.facts().onBars().text();
  }

  @Override
  public long events() {
    return columns.ticks();
  }

  @Override
  public String run() {
    account = new HandAccount();
    end = Long.MIN_VALUE;
    for (long from = 0; from < columns.ticks(); from += RawColumns.BLOCK) {
      block(from, columns.rows(from));
    }
    finishBar();
    return account.answer().text();
  }

  private void block(long from, int rows) {
    MemorySegment stamps = columns.stamps();
    MemorySegment prices = columns.prices();
    MemorySegment sizes = columns.sizes();
    for (int i = 0; i < rows; i++) {
      long stamp = stamps.getAtIndex(RawColumns.LONG, from + i);
      long price = prices.getAtIndex(RawColumns.LONG, from + i);
      if (stamp >= end) {
        beginBar(stamp, price);
      }
      high = Math.max(high, price);
      low = Math.min(low, price);
      close = price;
      volume += sizes.getAtIndex(RawColumns.INT, from + i);
    }
  }

  private void beginBar(long stamp, long open) {
    if (end != Long.MIN_VALUE) {
      finishBar();
    }
    end = (stamp / MINUTE_NANOS + 1) * MINUTE_NANOS;
    high = open;
    low = open;
    volume = 0;
    account.meet(open / QlbWorkload.PRICE_SCALE);
  }

  private void finishBar() {
    barFold += high ^ low ^ volume;
    account.mark(close / QlbWorkload.PRICE_SCALE);
    account.decide(close / QlbWorkload.PRICE_SCALE);
  }

  /// Keeps the compiler from leaving out the columns the strategy does not read.
  long barFold() {
    return barFold;
  }

  @Override
  public String expected() {
    return expected;
  }
}
