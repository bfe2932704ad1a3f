package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;

/// Quote bars: V-07 and V-08 on each side that is there, V-09, V-11 on the closes, V-13.
final class QuoteBarRule extends RowRule {
  private static final int BID_OPEN = 2;
  private static final int ASK_OPEN = 6;
  private static final int BID_LOTS = 10;
  private static final int ASK_LOTS = 11;
  private static final int FLAGS = 12;

  private final long missing;

  QuoteBarRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
    boolean sizes = plan.has(Role.BID_SIZE) && plan.has(Role.ASK_SIZE);
    this.missing = sizes ? 0 : Flags.NO_SIZE;
  }

  @Override
  Fault check(long[] values) {
    Fault fault = span(values);
    if (fault == null) {
      fault = side(values, BID_OPEN, BID_LOTS, Role.BID_OPEN, Role.BID_SIZE, Flags.NO_BID);
    }
    if (fault == null) {
      fault = side(values, ASK_OPEN, ASK_LOTS, Role.ASK_OPEN, Role.ASK_SIZE, Flags.NO_ASK);
    }
    if (fault != null) {
      return fault;
    }
    values[FLAGS] |= missing;
    dirt(values);
    tally.sourceSuspect += values[FLAGS] >>> 5 & 1;
    return null;
  }

  private Fault side(long[] values, int slot, int lots, Role open, Role size, long absentFlag) {
    int absent = 0;
    for (int i = slot; i < slot + 4; i++) {
      absent += absent(values[i]) ? 1 : 0;
    }
    if (absent == 4) {
      for (int i = slot; i < slot + 4; i++) {
        values[i] = 0;
      }
      values[lots] = 0;
      values[FLAGS] |= absentFlag;
      return null;
    }
    if (absent > 0) {
      return new Fault(
          Code.V_02, plan.name(open), "a side has four prices or none, " + absent + " are missing");
    }
    if (values[lots] == RowPlan.ABSENT) {
      return new Fault(
          Code.V_02, plan.name(size), "expected a number beside prices, found nothing");
    }
    Fault fault = notNegative(values[lots], size);
    return fault == null ? prices(values, slot, open) : fault;
  }

  private boolean absent(long price) {
    return price == RowPlan.ABSENT
        || price == 0 && plan.mapping.missingSide() == CsvMapping.MissingSide.ZERO;
  }

  private void dirt(long[] values) {
    long absent = values[FLAGS] & (Flags.NO_BID | Flags.NO_ASK);
    long bid = values[BID_OPEN + 3];
    long ask = values[ASK_OPEN + 3];
    if (absent != 0) {
      tally.oneSided++;
      flag(values, 0, Code.V_11, Role.BID_CLOSE, "one-sided");
    } else if (bid >= ask) {
      tally.crossed += bid > ask ? 1 : 0;
      tally.locked += bid > ask ? 0 : 1;
      flag(
          values,
          Flags.CROSSED,
          Code.V_11,
          Role.BID_CLOSE,
          bid > ask ? "bid closes above ask" : "bid closes at ask");
    }
    boolean noBidSize = values[BID_LOTS] == 0 && (absent & Flags.NO_BID) == 0;
    boolean noAskSize = values[ASK_LOTS] == 0 && (absent & Flags.NO_ASK) == 0;
    if ((values[FLAGS] & Flags.NO_SIZE) == 0 && (noBidSize || noAskSize)) {
      tally.zeroSize++;
      long unknown = noBidSize && noAskSize ? Flags.NO_SIZE : 0;
      flag(values, unknown, Code.V_11, noBidSize ? Role.BID_SIZE : Role.ASK_SIZE, "size 0");
    }
  }
}
