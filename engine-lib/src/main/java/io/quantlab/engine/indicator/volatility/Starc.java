package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// STARC bands: a [Sma] of the close and bands a multiple of the [Atr] around it, in the unit of
/// the prices.
///
/// Outputs: middle, upper, lower; all three stand from the same step on. `NaN` steps: the mean
/// carries, the range freezes. Warm-up: the longer of the two lengths. Source: Stoller, *STARC
/// Bands*, in Colby, *The Encyclopedia of Technical Market Indicators*, 2003.
public final class Starc extends ThreeInputs {
  private final double multiple;
  private final Sma middle;
  private final Atr range;

  /// @param period closes in the mean, at least 1
  /// @param multiple ranges from middle to band, usually 2
  /// @param rangePeriod length of the average true range, at least 1
  public Starc(int period, double multiple, int rangePeriod) {
    this.multiple = finite(multiple, "multiple");
    middle = new Sma(period);
    range = new Atr(rangePeriod);
  }

  @Override
  public double update(double high, double low, double close) {
    range.update(high, low, close);
    double mean = middle.update(close);
    return give(range.ready() ? mean : Double.NaN);
  }

  public double upper() {
    return value() + multiple * range.value();
  }

  public double lower() {
    return value() - multiple * range.value();
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? upper() : lower();
  }

  @Override
  public int warmUp() {
    return Math.max(middle.warmUp(), range.warmUp());
  }

  @Override
  protected void state(Snapshot snapshot) {
    middle.exchange(snapshot);
    range.exchange(snapshot);
  }
}
