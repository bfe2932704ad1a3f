package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Chaikin oscillator: a fast [Ema] less a slow one of the [AccumulationDistribution] line, in
/// volume.
///
/// `NaN` steps freeze. Warm-up: the longer length. Source: Chaikin, in Achelis, *Technical Analysis
/// from A to Z*, 1995.
public final class ChaikinOscillator extends FourInputs {
  private final AccumulationDistribution line = new AccumulationDistribution();
  private final Ema fast;
  private final Ema slow;

  /// @param fast length of the fast average, usually 3
  /// @param slow length of the slow average, usually 10
  public ChaikinOscillator(int fast, int slow) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
  }

  @Override
  public double update(double high, double low, double close, double volume) {
    double flow = line.update(high, low, close, volume);
    return give(fast.update(flow) - slow.update(flow));
  }

  @Override
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp());
  }

  @Override
  protected void state(Snapshot snapshot) {
    line.exchange(snapshot);
    fast.exchange(snapshot);
    slow.exchange(snapshot);
  }
}
