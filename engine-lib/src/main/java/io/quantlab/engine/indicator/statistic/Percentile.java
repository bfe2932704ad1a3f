package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Percentile of the last `period` values, linear between ranks.
///
/// Of the sorted z1 … zn the place `n · percent / 100 + 0.5`, cut to 1 … n. `NaN` steps freeze.
/// Warm-up: `period` steps. Source: Hazen, *Storage to be provided in impounding reservoirs*,
/// Trans. ASCE 77, 1914 (the plotting position).
public final class Percentile extends OneInput {
  private final SortedWindow window;
  private final int lower;
  private final double share;

  /// @param period values in the window, at least 1
  /// @param percent 0..100
  public Percentile(int period, double percent) {
    window = new SortedWindow(period);
    double place = Math.clamp(period * finite(percent, "percent") / 100 + 0.5, 1.0, period);
    lower = (int) place;
    share = place - lower;
  }

  @Override
  public double update(double next) {
    return put(!Double.isNaN(next) && window.push(next) ? between() : Double.NaN);
  }

  private double between() {
    double low = window.rank(lower);
    return share > 0 ? low + share * (window.rank(lower + 1) - low) : low;
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
