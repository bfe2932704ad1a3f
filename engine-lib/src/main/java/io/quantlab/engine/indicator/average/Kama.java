package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.UnbrokenWindow;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Kaufman's adaptive average: fast where prices go straight, slow where they go back and forth, in
/// the unit of the values.
///
/// Starts at the `period`-th value; then `k += c² (value - k)`, `c = er · (2/(fast+1) - 2/(slow+1))
/// + 2/(slow+1)`, er the net move over the sum of all moves of the last `period` steps (0 without
///   any). O(period) per step. `NaN` values: history; it starts anew behind a gap. Warm-up:
///   `period` steps. Source: Kaufman, *Smarter Trading*, 1995.
public final class Kama extends OneInput {
  private final int period;
  private final double fast;
  private final double slow;
  private final UnbrokenWindow window;
  private double mean = Double.NaN;

  /// @param period moves in the efficiency ratio, at least 1
  /// @param fast length of the average on a straight way, usually 2
  /// @param slow length of the average on a way that leads nowhere, usually 30
  public Kama(int period, int fast, int slow) {
    this.period = atLeast(1, period, "period");
    this.fast = 2.0 / (atLeast(1, fast, "fast") + 1);
    this.slow = 2.0 / (atLeast(1, slow, "slow") + 1);
    window = new UnbrokenWindow(period + 1);
  }

  @Override
  public double update(double next) {
    if (window.push(next)) {
      double c = efficiency() * (fast - slow) + slow;
      mean += c * c * (next - mean);
    } else {
      mean = window.unbroken() == period ? next : Double.NaN;
    }
    return give(mean);
  }

  private double efficiency() {
    Window steps = window.window();
    double[] values = steps.values();
    int to = steps.to();
    double way = 0;
    for (int i = steps.from() + 1; i < to; i++) {
      way += Math.abs(values[i] - values[i - 1]);
    }
    return way > 0 ? Math.abs(steps.ago(0) - steps.ago(period)) / way : 0;
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
    mean = snapshot.pass(mean);
  }
}
