package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Symmetric average of the last 4 values with weights 1, 2, 2, 1, in their unit.
///
/// `NaN` values: history. Warm-up: 4 steps. Source: TradingView, Pine Script reference, `ta.swma`.
public final class Swma extends OneInput {
  private double back1 = Double.NaN;
  private double back2 = Double.NaN;
  private double back3 = Double.NaN;

  @Override
  public double update(double next) {
    double mean = (next + 2 * back1 + 2 * back2 + back3) / 6;
    back3 = back2;
    back2 = back1;
    back1 = next;
    return give(mean);
  }

  @Override
  public int warmUp() {
    return 4;
  }

  @Override
  protected void state(Snapshot snapshot) {
    back1 = snapshot.pass(back1);
    back2 = snapshot.pass(back2);
    back3 = snapshot.pass(back3);
  }
}
