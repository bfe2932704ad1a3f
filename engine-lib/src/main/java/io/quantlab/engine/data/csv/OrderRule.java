package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.MboKind;

/// Rows of a book by order: V-03, V-08, V-09, V-11 (size 0), V-13. Each row is an event of its own.
final class OrderRule extends RowRule {
  private static final int KIND = 1;
  private static final int PRICE = 3;
  private static final int LOTS = 4;
  private static final int FLAGS = 6;

  OrderRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
  }

  @Override
  Fault check(long[] values) {
    values[FLAGS] |= Flags.EVENT_END;
    Fault fault =
        switch (MboKind.ofId(values[KIND])) {
          case ADD, CHANGE, EXECUTE -> priced(values);
          case REMOVE, CLEAR -> null;
        };
    return fault == null ? instant(values, values[0]) : fault;
  }

  private Fault priced(long[] values) {
    Fault fault = positive(values[PRICE], Role.PRICE);
    if (fault == null) {
      fault = notNegative(values[LOTS], Role.SIZE);
    }
    if (fault == null && values[LOTS] == 0) {
      tally.zeroSize++;
      flag(values, 0, Code.V_11, Role.SIZE, "size 0");
    }
    return fault;
  }
}
