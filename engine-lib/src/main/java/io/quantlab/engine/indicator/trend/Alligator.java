package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// Alligator: three Wilder averages ([Rma]) of the bars' middles, each shown some bars late.
///
/// Outputs: jaw `rma(hl2, 13)[8]`, teeth `rma(hl2, 8)[5]`, lips `rma(hl2, 5)[3]`, in the unit of
/// the prices. `NaN` steps freeze the averages; they come out as late as the averages do. Warm-up:
/// 21, 13 and 8 steps. Source: Williams, *Trading Chaos*, 1995.
public final class Alligator extends TwoInputs {
  private static final int[] LENGTHS = {13, 8, 5};
  private static final int[] DELAYS = {8, 5, 3};

  private final Rma[] averages = new Rma[3];
  private final DoubleRing[] histories = new DoubleRing[3];

  public Alligator() {
    for (int i = 0; i < 3; i++) {
      averages[i] = new Rma(LENGTHS[i]);
      histories[i] = new DoubleRing(DELAYS[i] + 1);
    }
  }

  @Override
  public double update(double high, double low) {
    double middle = (high + low) / 2;
    for (int i = 0; i < 3; i++) {
      histories[i].push(averages[i].update(middle));
    }
    return give(output(0));
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    DoubleRing history = histories[index];
    return history.full() ? history.ago(DELAYS[index]) : Double.NaN;
  }

  @Override
  public int warmUp() {
    return warmUp(0);
  }

  @Override
  public int warmUp(int index) {
    return LENGTHS[index] + DELAYS[index];
  }

  @Override
  protected void state(Snapshot snapshot) {
    for (int i = 0; i < 3; i++) {
      averages[i].exchange(snapshot);
      histories[i].exchange(snapshot);
    }
  }
}
