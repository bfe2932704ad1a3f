package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Relative volume: the volume of a bar over the mean of the last `period` bars, itself included.
///
/// `NaN` while the mean is 0. `NaN` steps carry. Warm-up: `period` steps.
public final class RelativeVolume extends OneInput {
  private final Sma mean;

  /// @param period bars in the mean, at least 1
  public RelativeVolume(int period) {
    mean = new Sma(period);
  }

  @Override
  public double update(double volume) {
    return Double.isNaN(volume) ? value() : give(volume / mean.update(volume));
  }

  @Override
  public int warmUp() {
    return mean.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean.exchange(snapshot);
  }
}
