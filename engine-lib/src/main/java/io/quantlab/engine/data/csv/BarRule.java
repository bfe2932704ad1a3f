package io.quantlab.engine.data.csv;

/// Trade bars: V-07, V-08, V-09, V-13.
final class BarRule extends RowRule {
  private static final int OPEN = 2;
  private static final int VOLUME = 6;
  private static final int FLAGS = 8;

  BarRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
  }

  @Override
  Fault check(long[] values) {
    Fault fault = span(values);
    if (fault == null) {
      fault = prices(values, OPEN, Role.OPEN);
    }
    if (fault == null && values[VOLUME] < 0) {
      fault =
          new Fault(
              Code.V_07, plan.name(Role.VOLUME), "volume is negative: " + values[VOLUME] + " lots");
    }
    tally.sourceSuspect += values[FLAGS] >>> 5 & 1;
    return fault;
  }
}
