package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Where the weight of the last `period` values lies, counted back from the newest: -1 (all of it
/// in the newest) … -`period`.
///
/// `-Σ x[i] · (i + 1) / Σ x`, i = 0 the newest; O(period) per step. `NaN` steps carry. Warm-up:
/// `period` steps. Source: Ehlers, *The CG Oscillator*, Stocks & Commodities 20(5), 2002.
public final class CenterOfGravity extends OneInput {
  private final Window window;

  /// @param period values in the window, at least 1
  public CenterOfGravity(int period) {
    window = new Window(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    window.push(next);
    return window.full() ? give(center()) : value();
  }

  private double center() {
    double[] values = window.values();
    int to = window.to();
    double weight = window.period();
    double weighted = 0;
    double sum = 0;
    for (int i = window.from(); i < to; i++) {
      weighted += values[i] * weight;
      sum += values[i];
      weight--;
    }
    return -weighted / sum;
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
