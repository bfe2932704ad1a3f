package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Distance of the [BollingerBands] in percent of their middle.
///
/// `100 (upper - lower) / middle`; `NaN` when the middle is 0. O(period) per step. `NaN` steps
/// carry. Warm-up: `period` steps. Source: Bollinger, *Bollinger on Bollinger Bands*, 2001.
public final class BollingerWidth extends OneInput {
  private final BollingerBands bands;

  /// @param period values in the window, at least 1
  /// @param width standard deviations from middle to band, usually 2
  public BollingerWidth(int period, double width) {
    bands = new BollingerBands(period, width);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return value();
    }
    double middle = bands.update(next);
    return give(100 * (bands.upper() - bands.lower()) / middle);
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
