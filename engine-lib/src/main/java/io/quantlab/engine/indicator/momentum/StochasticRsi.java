package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// [Stoch] of the [Rsi] over the last `period` steps, smoothed twice by [Sma], 0..100.
///
/// Outputs: k, d. The window ignores the missing values before the first strength, so it starts as
/// soon as two of them differ. Warm-up on moving values: max(`rsiPeriod` + 2, `period`) + `kSmooth`
/// - 1 steps, d `dSmooth` - 1 more. Source: Chande, Kroll, *The New Technical Trader*, 1994.
public final class StochasticRsi extends OneInput {
  private final Rsi strength;
  private final Stoch raw;
  private final Sma fast;
  private final Sma slow;

  /// @param rsiPeriod differences in the strength, at least 1
  /// @param period strengths in the window, at least 2
  /// @param kSmooth values in k, at least 1
  /// @param dSmooth values of k in d, at least 1
  public StochasticRsi(int rsiPeriod, int period, int kSmooth, int dSmooth) {
    strength = new Rsi(rsiPeriod);
    raw = new Stoch(period);
    fast = new Sma(kSmooth);
    slow = new Sma(dSmooth);
  }

  @Override
  public double update(double next) {
    double r = strength.update(next);
    double k = fast.update(raw.update(r, r, r));
    slow.update(k);
    return give(k);
  }

  public double d() {
    return slow.value();
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : d();
  }

  @Override
  public int warmUp() {
    return Math.max(strength.warmUp() + 1, raw.warmUp()) + fast.warmUp() - 1;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + slow.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    strength.exchange(snapshot);
    raw.exchange(snapshot);
    fast.exchange(snapshot);
    slow.exchange(snapshot);
  }
}
