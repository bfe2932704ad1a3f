package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Wma;
import io.quantlab.engine.math.Snapshot;

/// Coppock curve: the [Wma] of the sum of a long and a short [RateOfChange], in percent.
///
/// O(period) per step. `NaN` steps fill. Warm-up: the longer rate + `period` steps. Source:
/// Coppock, *Practical Relative Strength Charting*, 1962.
public final class Coppock extends OneInput {
  private final Wma average;
  private final RateOfChange slow;
  private final RateOfChange fast;

  /// @param period values in the average, usually 10
  /// @param longRate steps of the long rate, usually 14
  /// @param shortRate steps of the short rate, usually 11
  public Coppock(int period, int longRate, int shortRate) {
    average = new Wma(period);
    slow = new RateOfChange(longRate);
    fast = new RateOfChange(shortRate);
  }

  @Override
  public double update(double next) {
    return give(average.update(slow.update(next) + fast.update(next)));
  }

  @Override
  public int warmUp() {
    return Math.max(slow.warmUp(), fast.warmUp()) + average.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    average.exchange(snapshot);
    slow.exchange(snapshot);
    fast.exchange(snapshot);
  }
}
