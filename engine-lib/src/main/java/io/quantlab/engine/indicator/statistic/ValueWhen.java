package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// A series as it was on the last step on which a condition held, or on an older one; `NaN`
/// included.
///
/// A condition holds on a step whose number is above 0; `NaN` counts as false. `NaN` until it held
/// often enough.
public final class ValueWhen extends TwoInputs {
  private final int occurrence;
  private final DoubleRing values;

  /// @param occurrence 0 for the last time the condition held, 1 for the one before, …
  public ValueWhen(int occurrence) {
    this.occurrence = atLeast(0, occurrence, "occurrence");
    values = new DoubleRing(occurrence + 1);
  }

  /// @param condition holds when above 0
  /// @param source the series looked at
  @Override
  public double update(double condition, double source) {
    if (condition > 0) {
      values.push(source);
    }
    return put(values.full() ? values.ago(occurrence) : Double.NaN);
  }

  @Override
  public int warmUp() {
    return occurrence + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    values.exchange(snapshot);
  }
}
