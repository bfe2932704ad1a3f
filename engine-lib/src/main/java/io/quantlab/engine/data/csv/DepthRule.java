package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.DepthKind;

/// Rows of a book by price, one by one: V-03, V-08, V-09, V-13. What rows mean together is for
/// [DepthRows].
final class DepthRule extends RowRule {
  private static final int KIND = 1;
  private static final int PRICE = 3;
  private static final int LOTS = 4;

  private final boolean kinds;

  DepthRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
    this.kinds = plan.has(Role.KIND);
  }

  @Override
  Fault check(long[] values) {
    if (!kinds) {
      values[KIND] = DepthKind.SET.id();
    }
    if (values[KIND] == DepthKind.CLEAR.id()) {
      values[PRICE] = 0;
      values[LOTS] = 0;
      return instant(values, values[0]);
    }
    Fault fault = positive(values[PRICE], Role.PRICE);
    if (fault == null) {
      fault = notNegative(values[LOTS], Role.SIZE);
    }
    return fault == null ? instant(values, values[0]) : fault;
  }
}
