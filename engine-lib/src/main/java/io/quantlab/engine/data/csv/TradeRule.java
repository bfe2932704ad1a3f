package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;

/// Trades: V-08, V-09, V-11 (size 0), V-13.
final class TradeRule extends RowRule {
  private final long missing;

  TradeRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
    this.missing = plan.has(Role.SIZE) ? 0 : Flags.NO_SIZE;
  }

  @Override
  int quiet(RowBatch batch, int from, int to) {
    long[] prices = batch.columns[1];
    long[] lots = batch.columns[2];
    long least = missing == 0 ? 1 : 0;
    int end = from;
    while (end < to && prices[end] > 0 && lots[end] >= least) {
      end++;
    }
    return quietInstants(batch, from, end);
  }

  @Override
  long quietFlags() {
    return missing;
  }

  @Override
  Fault check(long[] values) {
    if (values[1] <= 0) {
      Fault fault = positive(values[1], Role.PRICE);
      if (fault != null) {
        return fault;
      }
    }
    if (values[2] < 0) {
      return notNegative(values[2], Role.SIZE);
    }
    values[3] |= missing;
    if (values[2] == 0 && (values[3] & Flags.NO_SIZE) == 0) {
      tally.zeroSize++;
      flag(values, Flags.NOT_PRICE_FORMING, Code.V_11, Role.SIZE, "size 0");
    }
    tally.sourceSuspect += values[3] >>> 5 & 1;
    return instant(values, values[0]);
  }
}
