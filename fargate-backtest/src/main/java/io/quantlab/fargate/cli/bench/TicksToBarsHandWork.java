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
    for (int i = 0; i < rows; ) {
      long stamp = stamps.getAtIndex(RawColumns.LONG, from + i);
      if (stamp >= end) {
        beginBar(stamp, columns.prices().getAtIndex(RawColumns.LONG, from + i));
      }
      i = fold(stamps, from, i, rows);
    }
  }

  /// Adds rows to the bar until one belongs to the next; the sums stand in locals, so that every
  /// compilation of the loop keeps them in registers.
  private int fold(MemorySegment stamps, long from, int first, int rows) {
    MemorySegment prices = columns.prices();
    MemorySegment sizes = columns.sizes();
    long until = end;
    long highest = high;
    long lowest = low;
    long last = close;
    long lots = volume;
    int i = first;
    while (i < rows && stamps.getAtIndex(RawColumns.LONG, from + i) < until) {
      last = prices.getAtIndex(RawColumns.LONG, from + i);
      highest = Math.max(highest, last);
      lowest = Math.min(lowest, last);
      lots += sizes.getAtIndex(RawColumns.INT, from + i);
      i++;
    }
    high = highest;
    low = lowest;
    close = last;
    volume = lots;
    return i;
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
