package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// [Correlation] of the last `period` values with those `lag` steps before them, -1..1.
///
/// O(period) per step; `NaN` when either stretch is flat. `NaN` values: history. Warm-up: `period`
/// + `lag` steps.
public final class Autocorrelation extends OneInput {
  private final int lag;
  private final DoubleRing history;
  private final Correlation correlation;

  /// @param period pairs in the window, at least 1
  /// @param lag steps between the two values of a pair, at least 0
  public Autocorrelation(int period, int lag) {
    this.lag = atLeast(0, lag, "lag");
    history = new DoubleRing(lag + 1);
    correlation = new Correlation(period);
  }

  @Override
  public double update(double next) {
    history.push(next);
    return put(correlation.update(next, history.full() ? history.ago(lag) : Double.NaN));
  }

  @Override
  public int warmUp() {
    return correlation.warmUp() + lag;
  }

  @Override
  protected void state(Snapshot snapshot) {
    history.exchange(snapshot);
    correlation.exchange(snapshot);
  }
}
