package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Chaikin money flow: signed volume of the last bars ([AccumulationDistribution]) over their
/// volume, -1..1.
///
/// `NaN` while the volume is 0. O(1) per step. Steps with a `NaN` carry. Warm-up: `period` steps.
/// Source: Chaikin, in Colby, *The Encyclopedia of Technical Market Indicators*, 2003.
public final class ChaikinMoneyFlow extends FourInputs {
  private final RollingTotal flows;
  private final RollingTotal volumes;

  /// @param period bars in the sums, at least 1
  public ChaikinMoneyFlow(int period) {
    flows = new RollingTotal(period);
    volumes = new RollingTotal(period);
  }

  @Override
  public double update(double high, double low, double close, double volume) {
    double flow = AccumulationDistribution.flow(high, low, close, volume);
    if (Double.isNaN(flow)) {
      return value();
    }
    return give(flows.update(flow) / volumes.update(volume));
  }

  @Override
  public int warmUp() {
    return flows.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    flows.exchange(snapshot);
    volumes.exchange(snapshot);
  }
}
