package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.volatility.Donchian;
import io.quantlab.engine.math.Snapshot;

/// Ichimoku: middles of the range of the last bars over three lengths, not displaced.
///
/// Outputs: tenkan (over a), kijun (over b), span a (mean of both), span b (over c), in the unit of
/// the prices. O(1) amortized per step. `NaN` steps are ignored. Warm-up: a, b, the longer of the
/// two and c steps. Source: Hosoda, *Ichimoku Kinko Hyo*, 1969.
public final class Ichimoku extends TwoInputs {
  private final Donchian tenkan;
  private final Donchian kijun;
  private final Donchian slow;

  /// @param a bars of the tenkan, usually 9
  /// @param b bars of the kijun, usually 26
  /// @param c bars of span b, usually 52
  public Ichimoku(int a, int b, int c) {
    tenkan = new Donchian(a);
    kijun = new Donchian(b);
    slow = new Donchian(c);
  }

  @Override
  public double update(double high, double low) {
    kijun.update(high, low);
    slow.update(high, low);
    return give(tenkan.update(high, low));
  }

  public double kijun() {
    return kijun.value();
  }

  public double spanA() {
    return (value() + kijun()) / 2;
  }

  public double spanB() {
    return slow.value();
  }

  @Override
  public int outputs() {
    return 4;
  }

  @Override
  public double output(int index) {
    return switch (index) {
      case 0 -> value();
      case 1 -> kijun();
      case 2 -> spanA();
      default -> spanB();
    };
  }

  @Override
  public int warmUp() {
    return tenkan.warmUp();
  }

  @Override
  public int warmUp(int index) {
    return switch (index) {
      case 0 -> tenkan.warmUp();
      case 1 -> kijun.warmUp();
      case 2 -> Math.max(tenkan.warmUp(), kijun.warmUp());
      default -> slow.warmUp();
    };
  }

  @Override
  protected void state(Snapshot snapshot) {
    tenkan.exchange(snapshot);
    kijun.exchange(snapshot);
    slow.exchange(snapshot);
  }
}
