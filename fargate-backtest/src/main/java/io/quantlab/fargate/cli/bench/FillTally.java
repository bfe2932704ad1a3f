package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.KernelListener;

/// Counts and hashes the fills of the first account as the workload's page says.
final class FillTally implements KernelListener {
  private static final int TOKEN_AND_SIDE = 1;
  private static final int PRICE = 3;

  private long count;
  private long hash;

  @Override
  public long wanted() {
    return EventType.FILL.bit();
  }

  @Override
  public void onEvents(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.type(i) == EventType.FILL && batch.account(i) == 0) {
        count++;
        long side = (batch.word(i, TOKEN_AND_SIDE) >>> 32 & 1) == 0 ? 1 : -1;
        hash = 31 * hash + side * (batch.word(i, PRICE) / QlbWorkload.PRICE_SCALE);
      }
    }
  }

  long count() {
    return count;
  }

  long hash() {
    return hash;
  }
}
