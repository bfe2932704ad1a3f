package io.quantlab.engine.indicator;

import io.quantlab.engine.math.RollingExtreme;

/// The lowest of the last `period` values, in the unit of the values.
///
/// O(1) amortized per step. `NaN` steps are ignored: they spend a place of the window; a window of
/// nothing else gives `NaN`. Warm-up: `period` steps.
public final class Lowest {
  private final int period;
  private final RollingExtreme extreme;
  private double value = Double.NaN;

  /// @param period steps in the window, at least 1
  public Lowest(int period) {
    this.period = period;
    extreme = RollingExtreme.lowest(period);
  }

  public double update(double next) {
    double found = extreme.update(next);
    value = extreme.ready() ? found : Double.NaN;
    return value;
  }

  public double value() {
    return value;
  }

  public boolean ready() {
    return extreme.ready();
  }

  public int warmUp() {
    return period;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    extreme.scale(factor);
    value *= factor;
  }
}
