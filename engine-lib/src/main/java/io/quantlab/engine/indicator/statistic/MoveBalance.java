package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Balance of the rises and falls from value to value over the last `period` moves, -1..1.
///
/// `(U - D) / (U + D)`, U and D the sums of rises and falls; `NaN` without any movement and until
/// `period` moves came. O(1) per step; not for `NaN`.
public final class MoveBalance {
  private final RollingTotal rises;
  private final RollingTotal falls;
  private double previous = Double.NaN;

  /// @param period moves counted, at least 1
  public MoveBalance(int period) {
    rises = new RollingTotal(period);
    falls = new RollingTotal(period);
  }

  public double update(double next) {
    double balance = Double.NaN;
    if (!Double.isNaN(previous)) {
      double move = next - previous;
      double up = rises.update(Math.max(move, 0));
      double down = falls.update(Math.max(-move, 0));
      balance = (up - down) / (up + down);
    }
    previous = next;
    return balance;
  }

  /// Whether `period` moves came.
  public boolean ready() {
    return !Double.isNaN(rises.value());
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    rises.exchange(snapshot);
    falls.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
