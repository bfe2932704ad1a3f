package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Donchian channel: highest high and lowest low of the last `period` bars, the current one
/// included, and their mean.
///
/// Outputs: middle, upper, lower, in the unit of the prices. O(1) amortized per step. `NaN` steps
/// are ignored. Warm-up: `period` steps. Source: Donchian, *Commodities: High Finance in Copper*,
/// Financial Analysts Journal 16(6), 1960.
public final class Donchian extends TwoInputs {
  private final Highest highest;
  private final Lowest lowest;

  /// @param period bars in the channel, at least 1
  public Donchian(int period) {
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  @Override
  public double update(double high, double low) {
    return give((highest.update(high) + lowest.update(low)) / 2);
  }

  public double upper() {
    return highest.value();
  }

  public double lower() {
    return lowest.value();
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
    return highest.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
  }
}
