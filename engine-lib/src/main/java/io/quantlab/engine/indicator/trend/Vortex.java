package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Vortex indicator: how far highs reach from the low before (plus) and lows from the high before
/// (minus), over the true ranges of the window.
///
/// Outputs: plus, minus; usually around 1; `NaN` of a window without range. O(1) per step. `NaN`
/// steps carry. Warm-up: `period` + 1 steps. Source: Botes, Siepman, *The Vortex Indicator*, Stocks
/// & Commodities 28(1), 2010.
public final class Vortex extends ThreeInputs {
  private final RollingTotal ups;
  private final RollingTotal downs;
  private final RollingTotal ranges;
  private double highBefore = Double.NaN;
  private double lowBefore = Double.NaN;
  private double closeBefore = Double.NaN;
  private double minus = Double.NaN;

  /// @param period bars in the sums, at least 1
  public Vortex(int period) {
    ups = new RollingTotal(period);
    downs = new RollingTotal(period);
    ranges = new RollingTotal(period);
  }

  @Override
  public double update(double high, double low, double close) {
    if (Double.isNaN(high - low - close)) {
      return value();
    }
    double plus = Double.NaN;
    if (!Double.isNaN(closeBefore)) {
      double range = ranges.update(Math.max(high, closeBefore) - Math.min(low, closeBefore));
      plus = ups.update(Math.abs(high - lowBefore)) / range;
      minus = downs.update(Math.abs(low - highBefore)) / range;
      minus = Double.isFinite(minus) ? minus : Double.NaN;
    }
    highBefore = high;
    lowBefore = low;
    closeBefore = close;
    return give(plus);
  }

  public double minus() {
    return minus;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : minus;
  }

  @Override
  public int warmUp() {
    return ranges.period() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    ups.exchange(snapshot);
    downs.exchange(snapshot);
    ranges.exchange(snapshot);
    highBefore = snapshot.pass(highBefore);
    lowBefore = snapshot.pass(lowBefore);
    closeBefore = snapshot.pass(closeBefore);
    minus = snapshot.pass(minus);
  }
}
