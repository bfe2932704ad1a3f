package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Accelerator oscillator: the [AwesomeOscillator] (5, 34) less its [Sma] of 5, in the unit of the
/// prices.
///
/// `NaN` steps carry. Warm-up: 38 steps. Source: Williams, *New Trading Dimensions*, 1998.
public final class Accelerator extends TwoInputs {
  private final AwesomeOscillator awesome = new AwesomeOscillator(5, 34);
  private final Sma mean = new Sma(5);

  @Override
  public double update(double high, double low) {
    if (Double.isNaN(high + low)) {
      return value();
    }
    double now = awesome.update(high, low);
    return give(now - mean.update(now));
  }

  @Override
  public int warmUp() {
    return awesome.warmUp() + mean.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    awesome.exchange(snapshot);
    mean.exchange(snapshot);
  }
}
