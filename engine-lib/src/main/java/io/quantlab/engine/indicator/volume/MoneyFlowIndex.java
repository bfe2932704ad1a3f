package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Money flow index: share of the turnover that flowed on steps up, 0..100.
///
/// `100 - 100 / (1 + P / N)`, P and N the sums of value · volume on steps up and down; the first
/// step counts to both, a step without a move to neither; without N 100. O(1) per step. `NaN` steps
/// carry. Warm-up: `period` steps. Source: Quong, Soudack, *Volume-Weighted RSI: Money Flow*,
/// Stocks & Commodities 7(3), 1989.
public final class MoneyFlowIndex extends TwoInputs {
  private final RollingTotal ups;
  private final RollingTotal downs;
  private double previous = Double.NaN;

  /// @param period steps in the sums, at least 1
  public MoneyFlowIndex(int period) {
    ups = new RollingTotal(period);
    downs = new RollingTotal(period);
  }

  /// @param source typical price of the step, usually (high + low + close) / 3
  @Override
  public double update(double source, double volume) {
    double flow = source * volume;
    if (Double.isNaN(flow)) {
      return value();
    }
    double up = ups.update(source <= previous ? 0 : flow);
    double down = downs.update(source >= previous ? 0 : flow);
    previous = source;
    if (Double.isNaN(down)) {
      return put(Double.NaN);
    }
    return give(down > 0 ? 100 - 100 / (1 + up / down) : 100);
  }

  @Override
  public int warmUp() {
    return ups.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    ups.exchange(snapshot);
    downs.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
