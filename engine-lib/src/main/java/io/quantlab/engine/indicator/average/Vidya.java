package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.MoveBalance;
import io.quantlab.engine.math.Snapshot;

/// Variable index dynamic average: an exponential average as fast as the balance of moves is
/// one-sided, in the unit of the values.
///
/// Starts at the value of the first step with a balance (Chande's momentum over `period` moves, see
/// [MoveBalance]); then `v += 2/(period + 1) · abs(balance) · (value - v)`; without any movement it
/// stays. `NaN` steps freeze. Warm-up: `period` + 1 steps. Source: Chande, *Adapting Moving
/// Averages to Market Volatility*, Stocks & Commodities 10(3), 1992.
public final class Vidya extends OneInput {
  private final int period;
  private final double alpha;
  private final MoveBalance balance;
  private double mean = Double.NaN;

  /// @param period length of the average and moves in the balance, at least 1
  public Vidya(int period) {
    this.period = period;
    alpha = 2.0 / (period + 1);
    balance = new MoveBalance(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    double weight = alpha * Math.abs(balance.update(next));
    if (!Double.isNaN(weight)) {
      mean = Double.isNaN(mean) ? next : mean + weight * (next - mean);
    }
    return give(mean);
  }

  @Override
  public int warmUp() {
    return period + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    balance.exchange(snapshot);
    mean = snapshot.pass(mean);
  }
}
