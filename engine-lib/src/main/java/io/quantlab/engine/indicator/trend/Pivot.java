package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.statistic.Side;
import io.quantlab.engine.indicator.statistic.UnbrokenWindow;
import io.quantlab.engine.math.Snapshot;

/// A turning point: the value `right` steps ago when none of the `left` steps before it is beyond
/// it and all of the `right` steps after it are short of it; else `NaN`. Told when it is confirmed,
/// not before.
///
/// In the unit of the values; O(left + right) per step. `NaN` values: history. Possible from step
/// `left` + `right` + 1 on. Source: TradingView, Pine Script reference, `ta.pivothigh`.
public final class Pivot extends OneInput {
  private final int left;
  private final int right;
  private final Side side;
  private final UnbrokenWindow window;

  /// @param left steps before the point, at least 0
  /// @param right steps after the point, at least 0
  public Pivot(int left, int right, Side side) {
    this.left = atLeast(0, left, "left");
    this.right = atLeast(0, right, "right");
    this.side = side;
    window = new UnbrokenWindow(left + right + 1);
  }

  @Override
  public double update(double next) {
    return put(window.push(next) ? point() : Double.NaN);
  }

  private double point() {
    double candidate = window.window().ago(right);
    for (int age = 0; age < right; age++) {
      if (!side.beyond(candidate, window.window().ago(age))) {
        return Double.NaN;
      }
    }
    for (int age = right + 1; age <= right + left; age++) {
      if (side.beyond(window.window().ago(age), candidate)) {
        return Double.NaN;
      }
    }
    return candidate;
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
