package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Mean of the last `period` values weighed by volume, in the unit of the values.
///
/// `Σ value · volume / Σ volume`; `NaN` while the volume is 0. Slides in O(1). Steps with a `NaN`
/// carry. Warm-up: `period` steps.
public final class Vwma extends TwoInputs {
  private final RollingTotal flow;
  private final RollingTotal volume;

  /// @param period steps in the mean, at least 1
  public Vwma(int period) {
    flow = new RollingTotal(period);
    volume = new RollingTotal(period);
  }

  @Override
  public double update(double next, double stepVolume) {
    double turnover = next * stepVolume;
    if (Double.isNaN(turnover)) {
      return value();
    }
    return give(flow.update(turnover) / volume.update(stepVolume));
  }

  @Override
  public int warmUp() {
    return flow.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    flow.exchange(snapshot);
    volume.exchange(snapshot);
  }
}
