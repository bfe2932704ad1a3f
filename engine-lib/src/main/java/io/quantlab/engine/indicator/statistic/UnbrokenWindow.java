package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// The last `period` steps of a series, defined when none of them is `NaN` (*history*).
public final class UnbrokenWindow {
  private final Window window;
  private int unbroken;

  /// A window of 1 or more steps.
  public UnbrokenWindow(int period) {
    window = new Window(period);
  }

  /// Takes the next step, `NaN` or not; true when the window is full of values.
  public boolean push(double value) {
    window.push(value);
    unbroken = Double.isNaN(value) ? 0 : Math.min(unbroken + 1, window.period());
    return unbroken == window.period();
  }

  /// Values since the last `NaN`, at most `period`.
  public int unbroken() {
    return unbroken;
  }

  /// The steps themselves.
  public Window window() {
    return window;
  }

  public int period() {
    return window.period();
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    window.exchange(snapshot);
    unbroken = snapshot.pass(unbroken);
  }
}
