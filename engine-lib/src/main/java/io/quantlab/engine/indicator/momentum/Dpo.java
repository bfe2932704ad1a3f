package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// Detrended price oscillator: a value less the [Sma] of `period` div 2 + 1 steps before, in the
/// unit of the values. It does not look ahead.
///
/// `NaN` values: history (the mean itself carries). Warm-up: `period` + `period` div 2 + 1 steps.
/// Source: TradingView, *Detrended Price Oscillator*, without centering.
public final class Dpo extends OneInput {
  private final Sma mean;
  private final DoubleRing means;

  /// @param period values in the mean, at least 1
  public Dpo(int period) {
    mean = new Sma(period);
    means = new DoubleRing(period / 2 + 2);
  }

  @Override
  public double update(double next) {
    means.push(mean.update(next));
    return give(means.full() ? next - means.ago(means.capacity() - 1) : Double.NaN);
  }

  @Override
  public int warmUp() {
    return mean.warmUp() + means.capacity() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    mean.exchange(snapshot);
    means.exchange(snapshot);
  }
}
