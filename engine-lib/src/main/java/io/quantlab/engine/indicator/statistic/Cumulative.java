package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.CompensatedSum;
import io.quantlab.engine.math.Snapshot;

/// Sum of all values so far, in the unit of the values.
///
/// Carried in two words ([CompensatedSum]). `NaN` steps freeze. Warm-up: 1 step.
public final class Cumulative extends OneInput {
  private final CompensatedSum sum = new CompensatedSum();

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    sum.add(next);
    return give(sum.value());
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    sum.exchange(snapshot);
  }
}
