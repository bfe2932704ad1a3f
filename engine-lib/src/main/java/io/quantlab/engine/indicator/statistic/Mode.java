package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// The most frequent of the last `period` values, of equally frequent ones the smallest.
///
/// `NaN` steps freeze. Warm-up: `period` steps.
public final class Mode extends OneInput {
  private final SortedWindow window;

  /// @param period values in the window, at least 1
  public Mode(int period) {
    window = new SortedWindow(period);
  }

  @Override
  public double update(double next) {
    return put(!Double.isNaN(next) && window.push(next) ? longestRun() : Double.NaN);
  }

  private double longestRun() {
    double best = window.rank(1);
    double current = best;
    int most = 1;
    int run = 1;
    for (int rank = 2; rank <= window.period(); rank++) {
      double value = window.rank(rank);
      run = value > current ? 1 : run + 1;
      current = value;
      if (run > most) {
        most = run;
        best = value;
      }
    }
    return best;
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
