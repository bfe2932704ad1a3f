package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Where the newest value lies between the [BollingerBands]: 0 on the lower, 1 on the upper.
///
/// `(value - lower) / (upper - lower)`; `NaN` while all values are equal. O(period) per step. `NaN`
/// steps carry. Warm-up: `period` steps. Source: Bollinger, *Bollinger on Bollinger Bands*, 2001.
public final class BollingerPercent extends OneInput {
  private final BollingerBands bands;

  /// @param period values in the window, at least 1
  /// @param width standard deviations from middle to band, usually 2
  public BollingerPercent(int period, double width) {
    bands = new BollingerBands(period, width);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    bands.update(next);
    double lower = bands.lower();
    return give((next - lower) / (bands.upper() - lower));
  }

  @Override
  public int warmUp() {
    return bands.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    bands.exchange(snapshot);
  }
}
