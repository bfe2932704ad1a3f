package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.math.RollingExtreme;

/// Which end of a window is meant.
public enum Side {
  HIGHEST,
  LOWEST;

  /// Whether a lies beyond b on this side.
  public boolean beyond(double a, double b) {
    return this == HIGHEST ? a > b : a < b;
  }

  /// An extreme of this side over the last `period` values.
  public RollingExtreme rolling(int period) {
    return this == HIGHEST ? RollingExtreme.highest(period) : RollingExtreme.lowest(period);
  }
}
