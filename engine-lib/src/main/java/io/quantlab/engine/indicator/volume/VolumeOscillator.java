package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Volume oscillator: a fast [Ema] of the volume against a slow one, in percent of that.
///
/// `NaN` while the slow average is 0. `NaN` steps freeze. Warm-up: the longer length. Source:
/// TradingView, *Volume Oscillator*.
public final class VolumeOscillator extends OneInput {
  private final Ema fast;
  private final Ema slow;

  /// @param fast length of the fast average, usually 5
  /// @param slow length of the slow average, usually 10
  public VolumeOscillator(int fast, int slow) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
  }

  @Override
  public double update(double volume) {
    double quick = fast.update(volume);
    double calm = slow.update(volume);
    return give(100 * (quick - calm) / calm);
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
