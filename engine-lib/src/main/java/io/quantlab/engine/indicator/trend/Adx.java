package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;

/// Average directional index: the adx of [Dmi] with one length, 0..100.
///
/// `NaN` steps freeze. Warm-up: 2 `period` steps. Source: Wilder, *New Concepts in Technical
/// Trading Systems*, 1978.
public final class Adx extends ThreeInputs {
  private final Dmi movement;

  /// @param period length of all averages, usually 14
  public Adx(int period) {
    movement = new Dmi(period, period);
  }

  @Override
  public double update(double high, double low, double close) {
    movement.update(high, low, close);
    return give(movement.adx());
  }

  @Override
  public int warmUp() {
    return movement.warmUp(2);
  }

  @Override
  protected void state(Snapshot snapshot) {
    movement.exchange(snapshot);
  }
}
