package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingExtreme;
import io.quantlab.engine.math.Snapshot;

/// Steps from the newest value back to the highest or lowest of the last `period`, 0..`period` - 1;
/// of equal ones the oldest counts.
///
/// O(1) amortized per step. `NaN` steps are ignored: they spend a place of the window; a window of
/// nothing else gives `NaN`. Warm-up: `period` steps.
public final class ExtremeAge extends OneInput {
  private final int period;
  private final RollingExtreme extreme;

  /// @param period steps in the window, at least 1
  public ExtremeAge(int period, Side side) {
    this.period = period;
    extreme = side.rolling(period);
  }

  @Override
  public double update(double next) {
    extreme.update(next);
    int age = extreme.age();
    return put(extreme.ready() && age >= 0 ? age : Double.NaN);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    extreme.exchange(snapshot);
  }
}
