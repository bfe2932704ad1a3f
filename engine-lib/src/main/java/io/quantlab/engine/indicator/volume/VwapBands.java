package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;

/// [Vwap] with bands a number of volume-weighted standard deviations around it.
///
/// Outputs: middle, upper, lower: `vwap ± k sqrt(max(0, Σ price² · volume / Σ volume - vwap²))`,
/// the variance carried on as sums around the mean (West), not as that difference. In the unit of
/// the prices; `NaN` while the volume is 0. Steps with a `NaN` freeze. Warm-up: 1 step. Source:
/// West, *Updating Mean and Variance Estimates*, Comm. ACM 22(9), 1979.
public final class VwapBands extends ThreeInputs {
  private final double multiple;
  private double volume;
  private double mean;
  private double squares;
  private double distance = Double.NaN;

  /// @param multiple standard deviations from middle to band, usually 1
  public VwapBands(double multiple) {
    this.multiple = finite(multiple, "multiple");
  }

  /// Forgets everything; the next step begins a new anchor.
  public void reset() {
    volume = 0;
    mean = 0;
    squares = 0;
    distance = Double.NaN;
    forgetValue();
  }

  /// @param price typical price of the step, usually (high + low + close) / 3
  /// @param stepVolume volume of the step, 0 or above
  /// @param reset above 0: this step begins a new anchor
  @Override
  public double update(double price, double stepVolume, double reset) {
    if (reset > 0) {
      reset();
    }
    distance = Double.NaN;
    if (Double.isNaN(price * stepVolume)) {
      return put(Double.NaN);
    }
    volume += stepVolume;
    if (!(volume > 0)) {
      return put(Double.NaN);
    }
    double move = price - mean;
    mean += move * (stepVolume / volume);
    squares += stepVolume * move * (price - mean);
    distance = multiple * Math.sqrt(Math.max(0, squares / volume));
    return give(mean);
  }

  public double upper() {
    return value() + distance;
  }

  public double lower() {
    return value() - distance;
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
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    volume = snapshot.pass(volume);
    mean = snapshot.pass(mean);
    squares = snapshot.pass(squares);
    distance = snapshot.pass(distance);
  }
}
