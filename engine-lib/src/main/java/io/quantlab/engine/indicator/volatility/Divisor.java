package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.math.RollingMoments;

/// What a sum of squares is divided by.
public enum Divisor {
  /// The count n.
  POPULATION,
  /// n - 1; `NaN` for a period of 1.
  SAMPLE;

  double variance(RollingMoments moments) {
    return this == SAMPLE ? moments.sampleVariance() : moments.variance();
  }
}
