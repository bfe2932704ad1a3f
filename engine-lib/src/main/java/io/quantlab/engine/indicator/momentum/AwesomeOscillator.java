package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Awesome oscillator: a fast [Sma] less a slow one of the bars' middles, in the unit of the
/// prices.
///
/// `NaN` steps carry. Warm-up: the longer length. Source: Williams, *New Trading Dimensions*, 1998.
public final class AwesomeOscillator extends TwoInputs {
  private final Sma fast;
  private final Sma slow;

  /// @param fast length of the fast mean, usually 5
  /// @param slow length of the slow mean, usually 34
  public AwesomeOscillator(int fast, int slow) {
    this.fast = new Sma(fast);
    this.slow = new Sma(slow);
  }

  @Override
  public double update(double high, double low) {
    double middle = (high + low) / 2;
    return give(fast.update(middle) - slow.update(middle));
  }

  @Override
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp());
  }

  @Override
  protected void state(Snapshot snapshot) {
    fast.exchange(snapshot);
    slow.exchange(snapshot);
  }
}
