package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.NavSeries;
import io.quantlab.engine.kernel.SnapshotKind;
import java.util.Arrays;

/// Account value at the session closes of a run, the ground of its return metrics (engine contract
/// S-1).
///
/// The end of the run closes its last session when the data ended before the session did.
final class SessionSeries {
  private int[] days = new int[64];
  private long[] nanos = new long[64];
  private long[] nav = new long[64];
  private long[] flows = new long[64];
  private long pendingFlowsE8;
  private int count;
  private long startNanos;
  private long startE8;

  /// @param flowsE8 deposits less withdrawals since the snapshot before
  void add(SnapshotKind kind, int day, long epochNanos, long navE8, long flowsE8) {
    pendingFlowsE8 += kind == SnapshotKind.START ? 0 : flowsE8;
    switch (kind) {
      case START -> {
        startNanos = epochNanos;
        startE8 = navE8;
      }
      case SESSION -> put(day, epochNanos, navE8);
      case END -> {
        if (count == 0
            || navE8 != nav[count - 1]
            || day > days[count - 1] && epochNanos > nanos[count - 1]) {
          end(day, epochNanos, navE8);
        }
      }
      case INTERVAL -> {}
    }
  }

  private void end(int day, long epochNanos, long navE8) {
    if (count > 0 && (days[count - 1] >= day || epochNanos == nanos[count - 1])) {
      nanos[count - 1] = epochNanos;
      nav[count - 1] = navE8;
      flows[count - 1] += pendingFlowsE8;
      pendingFlowsE8 = 0;
    } else {
      put(day, epochNanos, navE8);
    }
  }

  private void put(int day, long epochNanos, long navE8) {
    if (count == days.length) {
      days = Arrays.copyOf(days, count * 2);
      nanos = Arrays.copyOf(nanos, count * 2);
      nav = Arrays.copyOf(nav, count * 2);
      flows = Arrays.copyOf(flows, count * 2);
    }
    days[count] = day;
    nanos[count] = epochNanos;
    flows[count] = pendingFlowsE8;
    pendingFlowsE8 = 0;
    nav[count++] = navE8;
  }

  NavSeries series() {
    return new NavSeries(
        startNanos,
        startE8,
        Arrays.copyOf(days, count),
        Arrays.copyOf(nanos, count),
        Arrays.copyOf(nav, count),
        Arrays.copyOf(flows, count),
        NavSeries.FlowTiming.AT_CLOSE);
  }

  double meanNavE8() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += nav[i];
    }
    return count == 0 ? startE8 : sum / count;
  }
}
