package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Whether a series crossed another on this step: 1 or 0, never `NaN`.
///
/// Over: a above b now, and not above on the last step where both had a value; under mirrored. A
/// step with a `NaN` is no crossing and is forgotten. First possible 1: step 2.
public final class Cross extends TwoInputs {

  /// Which way.
  public enum Way {
    OVER,
    UNDER,
    EITHER
  }

  private final Way way;
  private double before = Double.NaN;

  public Cross(Way way) {
    this.way = way;
  }

  @Override
  public double update(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return put(0);
    }
    double now = a > b ? 1 : a < b ? -1 : 0;
    boolean over = now > 0 && before <= 0;
    boolean under = now < 0 && before >= 0;
    before = now;
    boolean crossed =
        switch (way) {
          case OVER -> over;
          case UNDER -> under;
          case EITHER -> over || under;
        };
    return put(crossed ? 1 : 0);
  }

  @Override
  public int warmUp() {
    return 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    before = snapshot.pass(before);
  }
}
