package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// Change against the value `period` steps before, in percent of that value.
///
/// `100 · (value - before) / before`; `NaN` when that value is 0. `NaN` values: history. Warm-up:
/// `period` + 1 steps.
public final class RateOfChange extends OneInput {
  private final DoubleRing window;

  /// @param period steps back, at least 1
  public RateOfChange(int period) {
    window = new DoubleRing(atLeast(1, period, "period") + 1);
  }

  @Override
  public double update(double next) {
    window.push(next);
    if (!window.full()) {
      return value();
    }
    double before = window.ago(window.capacity() - 1);
    return give(100 * (next - before) / before);
  }

  @Override
  public int warmUp() {
    return window.capacity();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    window.scale(factor); // the rate has no unit
  }
}
