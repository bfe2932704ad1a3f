package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Parabolic stop and reverse: a stop that closes in on the trend, faster with every new extreme,
/// and turns when touched.
///
/// The second bar starts down (stop at the high before) when its high is below that high, else up
/// (stop at the low before). From the third on `s = stop + af (extreme - stop)`. Up and low <= s:
/// turn down, the stop is the highest of the extreme and the highs of this bar and the two before,
/// `af = start`; else the stop is at most the two lows before, and a new high raises extreme and
/// af. Down mirrored. In the unit of the prices. `NaN` steps give `NaN` and change nothing.
/// Warm-up: 2 steps. Source: Wilder, *New Concepts in Technical Trading Systems*, 1978.
public final class ParabolicSar extends TwoInputs {
  private final double start;
  private final double step;
  private final double most;
  private double stop = Double.NaN;
  private double extreme;
  private double factor;
  private boolean up;
  private double high1 = Double.NaN;
  private double high2 = Double.NaN;
  private double low1 = Double.NaN;
  private double low2 = Double.NaN;

  /// @param start first acceleration, usually 0.02
  /// @param step what a new extreme adds, usually 0.02
  /// @param most highest acceleration, usually 0.2
  public ParabolicSar(double start, double step, double most) {
    this.start = finite(start, "start");
    this.step = finite(step, "step");
    this.most = finite(most, "max");
  }

  @Override
  public double update(double high, double low) {
    if (Double.isNaN(high - low)) {
      return put(Double.NaN);
    }
    if (!Double.isNaN(high1)) {
      if (Double.isNaN(stop)) {
        begin(high, low);
      } else {
        double next = stop + factor * (extreme - stop);
        stop = up ? rising(next, high, low) : falling(next, high, low);
      }
    }
    high2 = high1;
    low2 = low1;
    high1 = high;
    low1 = low;
    return give(stop);
  }

  private void begin(double high, double low) {
    up = !(high1 > high);
    stop = up ? low1 : high1;
    extreme = up ? high : low;
    factor = start;
  }

  private double rising(double next, double high, double low) {
    if (low <= next) {
      up = false;
      double turned = Math.max(Math.max(extreme, high), Math.max(high1, high2));
      extreme = low;
      factor = start;
      return turned;
    }
    if (high > extreme) {
      extreme = high;
      factor = Math.min(factor + step, most);
    }
    return Math.min(next, Math.min(low1, low2));
  }

  private double falling(double next, double high, double low) {
    if (high >= next) {
      up = true;
      double turned = Math.min(Math.min(extreme, low), Math.min(low1, low2));
      extreme = high;
      factor = start;
      return turned;
    }
    if (low < extreme) {
      extreme = low;
      factor = Math.min(factor + step, most);
    }
    return Math.max(next, Math.max(high1, high2));
  }

  @Override
  public int warmUp() {
    return 2;
  }

  @Override
  protected void state(Snapshot snapshot) {
    stop = snapshot.pass(stop);
    extreme = snapshot.pass(extreme);
    factor = snapshot.pass(factor);
    up = snapshot.pass(up);
    high1 = snapshot.pass(high1);
    high2 = snapshot.pass(high2);
    low1 = snapshot.pass(low1);
    low2 = snapshot.pass(low2);
  }
}
