package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Ultimate oscillator: buying pressure over true range of three windows, weighed 4, 2 and 1,
/// 0..100.
///
/// `100 (4 x(a) + 2 x(b) + x(c)) / 7`, `x(n) = Σ (close - true low) / Σ true range` from the second
/// bar on; `NaN` when a window has no range. O(1) per step. `NaN` steps carry. Warm-up: the longest
/// length + 1 steps. Source: Williams, *The Ultimate Oscillator*, Stocks & Commodities 3(4), 1985.
public final class UltimateOscillator extends ThreeInputs {
  private final RollingTotal[] pressures = new RollingTotal[3];
  private final RollingTotal[] ranges = new RollingTotal[3];
  private double previous = Double.NaN;

  /// @param a first window, usually 7
  /// @param b second window, usually 14
  /// @param c third window, usually 28
  public UltimateOscillator(int a, int b, int c) {
    pressures[0] = new RollingTotal(a);
    pressures[1] = new RollingTotal(b);
    pressures[2] = new RollingTotal(c);
    ranges[0] = new RollingTotal(a);
    ranges[1] = new RollingTotal(b);
    ranges[2] = new RollingTotal(c);
  }

  @Override
  public double update(double high, double low, double close) {
    if (Double.isNaN(high - low - close)) {
      return value();
    }
    double index = Double.NaN;
    if (!Double.isNaN(previous)) {
      double trueLow = Math.min(low, previous);
      double range = Math.max(high, previous) - trueLow;
      double weighed = 0;
      for (int i = 0; i < 3; i++) {
        double share = pressures[i].update(close - trueLow) / ranges[i].update(range);
        weighed += (4 >> i) * share;
      }
      index = 100 * weighed / 7;
    }
    previous = close;
    return give(index);
  }

  @Override
  public int warmUp() {
    return Math.max(ranges[0].period(), Math.max(ranges[1].period(), ranges[2].period())) + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    for (int i = 0; i < 3; i++) {
      pressures[i].exchange(snapshot);
      ranges[i].exchange(snapshot);
    }
    previous = snapshot.pass(previous);
  }
}
