package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Moving-average envelope: a [Sma] and bands a share of it above and below, in the unit of the
/// values.
///
/// Outputs: middle, upper, lower. `NaN` steps carry. Warm-up: `period` steps.
public final class Envelope extends OneInput {
  private final Sma middle;
  private final double share;

  /// @param period values in the mean, at least 1
  /// @param share distance of the bands as a ratio of the mean, usually 0.025
  public Envelope(int period, double share) {
    middle = new Sma(period);
    this.share = finite(share, "share");
  }

  @Override
  public double update(double next) {
    return give(middle.update(next));
  }

  public double upper() {
    return value() * (1 + share);
  }

  public double lower() {
    return value() * (1 - share);
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? upper() : lower();
  }

  @Override
  public int warmUp() {
    return middle.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    middle.exchange(snapshot);
  }
}
