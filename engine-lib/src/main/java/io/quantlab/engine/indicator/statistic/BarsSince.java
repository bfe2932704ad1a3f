package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Steps since a condition last held, 0 when it holds now; `NaN` before it ever held.
///
/// A condition holds on a step whose number is above 0; `NaN` counts as false.
public final class BarsSince extends OneInput {
  private long steps = -1;

  @Override
  public double update(double condition) {
    if (condition > 0) {
      steps = 0;
    } else if (steps >= 0) {
      steps++;
    }
    return put(steps < 0 ? Double.NaN : steps);
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    steps = snapshot.pass(steps);
  }
}
