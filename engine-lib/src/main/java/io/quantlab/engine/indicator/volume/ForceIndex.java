package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Force index: the [Ema] of the change of the close times the volume.
///
/// `NaN` steps freeze. Warm-up: `period` + 1 steps. Source: Elder, *Trading for a Living*, 1993.
public final class ForceIndex extends TwoInputs {
  private final Ema average;
  private double previous = Double.NaN;

  /// @param period length of the average, usually 13
  public ForceIndex(int period) {
    average = new Ema(period);
  }

  @Override
  public double update(double close, double volume) {
    if (Double.isNaN(close + volume)) {
      return put(Double.NaN);
    }
    double force = (close - previous) * volume;
    previous = close;
    return give(average.update(force));
  }

  @Override
  public int warmUp() {
    return average.warmUp() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    average.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
