package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Simple moving average: the mean of the last `period` values, in the unit of the values.
///
/// The sum slides in O(1); a second word carries its rounding error, so it does not drift. `NaN`
/// steps carry. Warm-up: `period` steps.
public final class Sma extends OneInput {
  private final RollingTotal total;

  /// @param period values in the mean, at least 1
  public Sma(int period) {
    total = new RollingTotal(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    return put(total.update(next) / total.period());
  }

  @Override
  public int warmUp() {
    return total.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    total.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    total.scale(factor);
    scaleValue(factor);
  }
}
