package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import java.lang.foreign.MemorySegment;

/// `tick-hand`: the tick form of QLB-1 as one hand-written loop over the mapped price column.
final class TickHandWork implements Work {
  private final RawColumns columns;
  private final String expected;

  TickHandWork(BenchData data) {
    columns = RawColumns.map(data.folder());
    expected = data.facts().onTicks().text();
  }

  @Override
  public long events() {
    return columns.ticks();
  }

  @Override
  public String run() {
    return answer(columns).text();
  }

  static Answer answer(RawColumns columns) {
    HandAccount account = new HandAccount();
    for (long from = 0; from < columns.ticks(); from += RawColumns.BLOCK) {
      block(columns.prices(), account, from, columns.rows(from));
    }
    return account.answer();
  }

  private static void block(MemorySegment prices, HandAccount account, long from, int rows) {
    for (int i = 0; i < rows; i++) {
      long price = prices.getAtIndex(RawColumns.LONG, from + i) / QlbWorkload.PRICE_SCALE;
      account.meet(price);
      account.mark(price);
      account.decide(price);
    }
  }

  @Override
  public String expected() {
    return expected;
  }
}
