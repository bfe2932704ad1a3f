package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Percentile of the last `period` values by the nearest rank: always one of them.
///
/// Of the sorted z1 … zn the one at `ceil(n · percent / 100)`, at least z1. `NaN` steps freeze.
/// Warm-up: `period` steps.
public final class NearestPercentile extends OneInput {
  private final SortedWindow window;
  private final int rank;

  /// @param period values in the window, at least 1
  /// @param percent 0..100
  public NearestPercentile(int period, double percent) {
    window = new SortedWindow(period);
    rank = (int) Math.clamp(Math.ceil(period * finite(percent, "percent") / 100), 1.0, period);
  }

  @Override
  public double update(double next) {
    return put(!Double.isNaN(next) && window.push(next) ? window.rank(rank) : Double.NaN);
  }

  @Override
  public int warmUp() {
    return window.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }
}
