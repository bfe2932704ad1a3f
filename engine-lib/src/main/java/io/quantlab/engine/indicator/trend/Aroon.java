package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.statistic.ExtremeAge;
import io.quantlab.engine.indicator.statistic.Side;
import io.quantlab.engine.math.Snapshot;

/// Aroon: how recent the highest high (up) and the lowest low (down) of the last `period` + 1 bars
/// are, 100 = now, 0 = `period` bars ago, and their difference (oscillator).
///
/// Outputs: up, down, oscillator. Of equal extremes the oldest counts. O(1) amortized per step.
/// `NaN` steps are ignored. Warm-up: `period` + 1 steps. Source: Chande, *A Time Price Oscillator*,
/// Stocks & Commodities 13(9), 1995.
public final class Aroon extends TwoInputs {
  private final int period;
  private final ExtremeAge highest;
  private final ExtremeAge lowest;

  /// @param period steps looked back, at least 1
  public Aroon(int period) {
    this.period = atLeast(1, period, "period");
    highest = new ExtremeAge(period + 1, Side.HIGHEST);
    lowest = new ExtremeAge(period + 1, Side.LOWEST);
  }

  @Override
  public double update(double high, double low) {
    lowest.update(low);
    return put(share(highest.update(high)));
  }

  private double share(double age) {
    return 100 * (period - age) / period;
  }

  public double down() {
    return share(lowest.value());
  }

  public double oscillator() {
    return value() - down();
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? down() : oscillator();
  }

  @Override
  public int warmUp() {
    return period + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
  }
}
