package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.math.Snapshot;

/// Supertrend: a band a multiple of the [Atr] away from the bars' middles that only follows the
/// trend, and the direction: -1 up (the line is below), 1 down.
///
/// Outputs: line, direction. The lower band is the new one if that is higher or the close before
/// lay below the old one, else the old one; the upper mirrored. The first direction is 1; it turns
/// when the close leaves the band. `NaN` steps freeze. Warm-up: `period` steps. Source: Seban,
/// *SuperTrend*, 2009, as TradingView, Pine Script reference, `ta.supertrend`.
public final class Supertrend extends ThreeInputs {
  private final double factor;
  private final Atr range;
  private double upper = Double.NaN;
  private double lower = Double.NaN;
  private double closeBefore = Double.NaN;
  private double side = 1;
  private double direction = Double.NaN;

  /// @param factor ranges from middle to band, usually 3
  /// @param period length of the average true range, usually 10
  public Supertrend(double factor, int period) {
    this.factor = finite(factor, "factor");
    range = new Atr(period);
  }

  @Override
  public double update(double high, double low, double close) {
    direction = Double.NaN;
    if (Double.isNaN(high - low - close)) {
      return put(Double.NaN);
    }
    double distance = factor * range.update(high, low, close);
    if (range.ready() && !Double.isNaN(distance)) {
      follow((high + low) / 2, distance, close);
      direction = side;
    }
    closeBefore = close;
    return give(Double.isNaN(direction) ? Double.NaN : side < 0 ? lower : upper);
  }

  private void follow(double middle, double distance, double close) {
    double newLower = middle - distance;
    double newUpper = middle + distance;
    if (Double.isNaN(upper)) {
      lower = newLower;
      upper = newUpper;
      return;
    }
    lower = newLower > lower || closeBefore < lower ? newLower : lower;
    upper = newUpper < upper || closeBefore > upper ? newUpper : upper;
    if (side > 0 && close > upper) {
      side = -1;
    } else if (side < 0 && close < lower) {
      side = 1;
    }
  }

  public double direction() {
    return direction;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : direction;
  }

  @Override
  public int warmUp() {
    return range.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    range.exchange(snapshot);
    upper = snapshot.pass(upper);
    lower = snapshot.pass(lower);
    closeBefore = snapshot.pass(closeBefore);
    side = snapshot.pass(side);
    direction = snapshot.pass(direction);
  }
}
