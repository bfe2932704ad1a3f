package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingExtreme;
import io.quantlab.engine.math.Snapshot;

/// The highest of the last `period` values, in the unit of the values.
///
/// O(1) amortized per step. `NaN` steps are ignored: they spend a place of the window; a window of
/// nothing else gives `NaN`. Warm-up: `period` steps.
public final class Highest extends OneInput {
  private final int period;
  private final RollingExtreme extreme;

  /// @param period steps in the window, at least 1
  public Highest(int period) {
    this.period = period;
    extreme = RollingExtreme.highest(period);
  }

  @Override
  public double update(double next) {
    double found = extreme.update(next);
    return put(extreme.ready() ? found : Double.NaN);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    extreme.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    extreme.scale(factor);
    scaleValue(factor);
  }
}
