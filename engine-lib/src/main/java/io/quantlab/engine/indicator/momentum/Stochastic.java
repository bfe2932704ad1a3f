package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Slow stochastic: the [Sma] of [Stoch] (k) and the [Sma] of that (d), 0..100.
///
/// Outputs: k, d. A flat window gives no new value: k repeats, d counts it again. Warm-up: `period`
/// + `kSmooth` - 1 steps, d `dSmooth` - 1 more. Source: Lane, *Lane's Stochastics*, Stocks &
///   Commodities 2(3), 1984.
public final class Stochastic extends ThreeInputs {
  private final Stoch raw;
  private final Sma fast;
  private final Sma slow;

  /// @param period bars in the window, at least 1
  /// @param kSmooth values in k, at least 1
  /// @param dSmooth values of k in d, at least 1
  public Stochastic(int period, int kSmooth, int dSmooth) {
    raw = new Stoch(period);
    fast = new Sma(kSmooth);
    slow = new Sma(dSmooth);
  }

  @Override
  public double update(double high, double low, double close) {
    double k = fast.update(raw.update(close, high, low));
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
    return raw.warmUp() + fast.warmUp() - 1;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + slow.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    raw.exchange(snapshot);
    fast.exchange(snapshot);
    slow.exchange(snapshot);
  }
}
