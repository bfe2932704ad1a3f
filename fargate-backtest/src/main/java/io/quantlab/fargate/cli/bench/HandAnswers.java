package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// The answers of the hand-written account on generated rows.
final class HandAnswers {
  private HandAnswers() {}

  static Answer onTicks(QlbWorkload workload) {
    return of(workload.trades(), 1, 1);
  }

  static Answer onBars(QlbWorkload workload) {
    return of(workload.bars(), Schema.BAR.column("open"), Schema.BAR.column("close"));
  }

  private static Answer of(RowCursor rows, int fillColumn, int markColumn) {
    HandAccount account = new HandAccount();
    try (rows) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        long[] fills = block.column(fillColumn);
        long[] marks = block.column(markColumn);
        for (int i = 0; i < block.size(); i++) {
          account.meet(fills[i] / QlbWorkload.PRICE_SCALE);
          long price = marks[i] / QlbWorkload.PRICE_SCALE;
          account.mark(price);
          account.decide(price);
        }
      }
    }
    return account.answer();
  }
}
