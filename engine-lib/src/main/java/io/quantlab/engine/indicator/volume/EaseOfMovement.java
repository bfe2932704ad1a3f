package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Ease of movement: the [Sma] of how far the bars' middles moved, times their range, per volume.
///
/// `sma(scale · d hl2 · (high - low) / volume, n)`; a bar without volume counts as missing. `NaN`
/// steps carry. Warm-up: `period` + 1 steps. Source: Arms, *Volume Cycles in the Stock Market*,
/// 1983.
public final class EaseOfMovement extends ThreeInputs {
  private final double scale;
  private final Sma mean;
  private double previous = Double.NaN;

  /// @param period values in the mean, usually 14
  /// @param scale factor for readable numbers, usually 10,000
  public EaseOfMovement(int period, double scale) {
    this.scale = finite(scale, "scale");
    mean = new Sma(period);
  }

  @Override
  public double update(double high, double low, double volume) {
    double middle = (high + low) / 2;
    if (Double.isNaN(middle)) {
      return value();
    }
    double ease = scale * (middle - previous) * (high - low) / volume;
    previous = middle;
    return give(mean.update(Double.isFinite(ease) ? ease : Double.NaN));
  }

  @Override
  public int warmUp() {
    return mean.warmUp() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
