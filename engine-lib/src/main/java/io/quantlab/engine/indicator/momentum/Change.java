package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// Change against the value `period` steps before, in the unit of the values.
///
/// `NaN` values: history. Warm-up: `period` + 1 steps.
public final class Change extends OneInput {
  private final DoubleRing window;

  /// @param period steps back, at least 1
  public Change(int period) {
    window = new DoubleRing(atLeast(1, period, "period") + 1);
  }

  @Override
  public double update(double next) {
    window.push(next);
    return window.full() ? give(next - window.ago(window.capacity() - 1)) : value();
  }

  @Override
  public int warmUp() {
    return window.capacity();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }
}
