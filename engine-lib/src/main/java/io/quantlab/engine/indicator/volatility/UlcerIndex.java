package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.UnbrokenWindow;
import io.quantlab.engine.math.Snapshot;

/// Ulcer index: root of the mean square of the falls, in percent, below the running maximum inside
/// the last `period` values.
///
/// O(period) per step. `NaN` values: history. Warm-up: `period` steps. Source: Martin, McCann, *The
/// Investor's Guide to Fidelity Funds*, 1989.
public final class UlcerIndex extends OneInput {
  private final UnbrokenWindow window;

  /// @param period values in the window, at least 1
  public UlcerIndex(int period) {
    window = new UnbrokenWindow(period);
  }

  @Override
  public double update(double next) {
    return give(window.push(next) ? index() : Double.NaN);
  }

  private double index() {
    double[] values = window.window().values();
    int from = window.window().from();
    int to = window.window().to();
    double highest = values[from];
    double squares = 0;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, values[i]);
      double fall = 100 * (values[i] - highest) / highest;
      squares += fall * fall;
    }
    return Math.sqrt(squares / window.period());
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
