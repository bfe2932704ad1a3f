package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Weighted moving average: weights 1 … `period`, the newest the heaviest, divided by their sum.
///
/// In the unit of the values; each step recomputes its window, O(period). `NaN` steps fill: the
/// window takes the value before, the step itself gives `NaN`; `NaN` before the first value is
/// skipped. Warm-up: `period` steps.
public final class Wma extends OneInput {
  private final Window window;
  private final double weights;

  /// @param period values in the mean, at least 1
  public Wma(int period) {
    window = new Window(period);
    weights = period * (period + 1.0) / 2;
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      if (window.size() > 0) {
        window.push(window.ago(0));
      }
      return put(next);
    }
    window.push(next);
    return put(window.full() ? weighted() : Double.NaN);
  }

  private double weighted() {
    double[] values = window.values();
    int to = window.to();
    double weight = 1;
    double sum = 0;
    for (int i = window.from(); i < to; i++) {
      sum += values[i] * weight;
      weight++;
    }
    return sum / weights;
  }

  @Override
  public int warmUp() {
    return window.period();
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    window.scale(factor);
    scaleValue(factor);
  }
}
