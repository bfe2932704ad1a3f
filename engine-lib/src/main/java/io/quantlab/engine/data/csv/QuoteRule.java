package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;

/// Quotes: V-08, V-09, V-11 (crossed, locked, one-sided, size 0), V-13.
final class QuoteRule extends RowRule {
  private static final int BID = 1;
  private static final int BID_LOTS = 2;
  private static final int ASK = 3;
  private static final int ASK_LOTS = 4;
  private static final int FLAGS = 5;

  private final long missing;
  private final boolean zeroIsAbsent;
  private final long[] middles = new long[RowBatch.ROWS];

  QuoteRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
    boolean sizes = plan.has(Role.BID_SIZE) && plan.has(Role.ASK_SIZE);
    this.missing = sizes ? 0 : Flags.NO_SIZE;
    this.zeroIsAbsent = plan.mapping.missingSide() == CsvMapping.MissingSide.ZERO;
  }

  @Override
  int quiet(RowBatch batch, int from, int to) {
    long[] bids = batch.columns[BID];
    long[] asks = batch.columns[ASK];
    long[] bidLots = batch.columns[BID_LOTS];
    long[] askLots = batch.columns[ASK_LOTS];
    long least = missing == 0 ? 1 : 0;
    int end = from;
    while (end < to
        && bids[end] > 0
        && asks[end] > bids[end]
        && bidLots[end] >= least
        && askLots[end] >= least) {
      end++;
    }
    return quietInstants(batch, from, end);
  }

  @Override
  long quietFlags() {
    return missing;
  }

  @Override
  long[] jumpPrices(RowBatch batch, int from, int to) {
    for (int i = from; i < to; i++) {
      middles[i] = batch.columns[BID][i] + batch.columns[ASK][i];
    }
    return middles;
  }

  @Override
  Fault check(long[] values) {
    Fault fault = side(values, BID, Role.BID, Flags.NO_BID);
    if (fault == null) {
      fault = side(values, ASK, Role.ASK, Flags.NO_ASK);
    }
    if (fault != null) {
      return fault;
    }
    values[FLAGS] |= missing;
    long absent = values[FLAGS] & (Flags.NO_BID | Flags.NO_ASK);
    if (absent != 0) {
      tally.oneSided++;
      flag(values, 0, Code.V_11, Role.BID, "one-sided");
    } else if (values[BID] >= values[ASK]) {
      crossed(values);
    }
    if ((values[FLAGS] & Flags.NO_SIZE) == 0) {
      sizes(values, absent);
    }
    tally.sourceSuspect += values[FLAGS] >>> 5 & 1;
    return instant(values, values[0]);
  }

  private Fault side(long[] values, int slot, Role role, long absentFlag) {
    long price = values[slot];
    if (price > 0 && values[slot + 1] >= 0) {
      return null;
    }
    Role size = role == Role.BID ? Role.BID_SIZE : Role.ASK_SIZE;
    if (price == RowPlan.ABSENT || price == 0 && zeroIsAbsent) {
      values[slot] = 0;
      values[slot + 1] = 0;
      values[FLAGS] |= absentFlag;
      return null;
    }
    Fault fault = positive(price, role);
    if (fault == null && values[slot + 1] == RowPlan.ABSENT) {
      return new Fault(
          Code.V_02, plan.name(size), "expected a number beside a price, found nothing");
    }
    return fault == null ? notNegative(values[slot + 1], size) : fault;
  }

  private void crossed(long[] values) {
    if (values[BID] > values[ASK]) {
      tally.crossed++;
    } else {
      tally.locked++;
    }
    String text = values[BID] > values[ASK] ? "bid is above ask" : "bid equals ask";
    flag(values, Flags.CROSSED, Code.V_11, Role.BID, text);
  }

  private void sizes(long[] values, long absent) {
    boolean noBidSize = values[BID_LOTS] == 0 && (absent & Flags.NO_BID) == 0;
    boolean noAskSize = values[ASK_LOTS] == 0 && (absent & Flags.NO_ASK) == 0;
    if (noBidSize || noAskSize) {
      tally.zeroSize++;
      long unknown = noBidSize && noAskSize ? Flags.NO_SIZE : 0;
      flag(values, unknown, Code.V_11, noBidSize ? Role.BID_SIZE : Role.ASK_SIZE, "size 0");
    }
  }
}
