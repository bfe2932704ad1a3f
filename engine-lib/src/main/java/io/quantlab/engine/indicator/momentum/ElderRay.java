package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Elder ray: how far high (bull) and low (bear) reach from the [Ema] of the close, in the unit of
/// the prices.
///
/// Outputs: bull, bear. `NaN` steps freeze. Warm-up: `period` steps. Source: Elder, *Trading for a
/// Living*, 1993.
public final class ElderRay extends ThreeInputs {
  private final Ema average;
  private double bear = Double.NaN;

  /// @param period length of the average, usually 13
  public ElderRay(int period) {
    average = new Ema(period);
  }

  @Override
  public double update(double high, double low, double close) {
    double middle = average.update(close);
    bear = low - middle;
    return give(high - middle);
  }

  public double bear() {
    return bear;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : bear;
  }

  @Override
  public int warmUp() {
    return average.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    average.exchange(snapshot);
    bear = snapshot.pass(bear);
  }
}
