package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Triangular average: the [Sma] of a [Sma], weights rising to the middle of the window, in the
/// unit of the values.
///
/// `sma(sma(value, (n + 1) div 2), n div 2 + 1)`. `NaN` steps carry. Warm-up: `period` steps.
public final class Trima extends OneInput {
  private final Sma inner;
  private final Sma outer;

  /// @param period values in the mean, at least 1
  public Trima(int period) {
    inner = new Sma((atLeast(1, period, "period") + 1) / 2);
    outer = new Sma(period / 2 + 1);
  }

  @Override
  public double update(double next) {
    return Double.isNaN(next) ? value() : give(outer.update(inner.update(next)));
  }

  @Override
  public int warmUp() {
    return inner.warmUp() + outer.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    inner.exchange(snapshot);
    outer.exchange(snapshot);
  }
}
