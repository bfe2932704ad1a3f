package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Distance of the highest from the lowest of the last `period` values, in their unit.
///
/// O(1) amortized per step. `NaN` steps are ignored: they spend a place of the window. Warm-up:
/// `period` steps.
public final class ValueRange extends OneInput {
  private final Highest highest;
  private final Lowest lowest;

  /// @param period steps in the window, at least 1
  public ValueRange(int period) {
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  @Override
  public double update(double next) {
    return give(highest.update(next) - lowest.update(next));
  }

  @Override
  public int warmUp() {
    return highest.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
  }
}
