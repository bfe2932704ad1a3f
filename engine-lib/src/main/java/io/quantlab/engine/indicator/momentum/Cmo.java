package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.MoveBalance;
import io.quantlab.engine.math.Snapshot;

/// Chande momentum oscillator: [MoveBalance] of the last `period` moves in percent, -100..100.
///
/// `NaN` without any movement. O(1) per step. `NaN` steps carry. Warm-up: `period` + 1 steps.
/// Source: Chande, Kroll, *The New Technical Trader*, 1994.
public final class Cmo extends OneInput {
  private final int period;
  private final MoveBalance balance;

  /// @param period moves counted, at least 1
  public Cmo(int period) {
    this.period = period;
    balance = new MoveBalance(period);
  }

  @Override
  public double update(double next) {
    return Double.isNaN(next) ? value() : give(100 * balance.update(next));
  }

  @Override
  public int warmUp() {
    return period + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    balance.exchange(snapshot);
  }
}
