package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;
import java.util.Arrays;

/// Pivot points: levels for the next period out of high, low and close of a finished one.
///
/// Outputs: p, r1 … r4, s1 … s4, in the unit of the prices; `p = (H + L + C) / 3`. No state.
/// Warm-up: 1 step. Source: Person, *A Complete Guide to Technical Trading Tactics*, 2004.
public final class PivotPoints extends ThreeInputs {

  /// How far the levels lie from the pivot.
  public enum Kind {
    /// r1 = 2p - L, r2 = p + H - L, r3 = 2p + H - 2L, r4 = 3p + H - 3L; supports mirrored.
    TRADITIONAL,
    /// p ± 0.382, 0.618 and 1 of the range; no fourth level.
    FIBONACCI,
    /// C ± 1.1 of the range over 12, 6, 4 and 2.
    CAMARILLA
  }

  private static final double[] FIBONACCI = {0.382, 0.618, 1, Double.NaN};
  private static final double[] CAMARILLA = {12, 6, 4, 2};

  private final Kind kind;
  private final double[] levels = new double[9];

  public PivotPoints(Kind kind) {
    this.kind = kind;
    Arrays.fill(levels, Double.NaN);
  }

  @Override
  public double update(double high, double low, double close) {
    double pivot = (high + low + close) / 3;
    double range = high - low;
    levels[0] = pivot;
    for (int i = 1; i <= 4; i++) {
      switch (kind) {
        case TRADITIONAL -> {
          int times = i == 2 ? 1 : Math.max(i - 1, 1);
          double far = i == 1 ? 2 * pivot - low : times * pivot + high - times * low;
          double near = i == 1 ? 2 * pivot - high : times * pivot + low - times * high;
          place(i, far, near);
        }
        case FIBONACCI ->
            place(i, pivot + FIBONACCI[i - 1] * range, pivot - FIBONACCI[i - 1] * range);
        case CAMARILLA ->
            place(
                i, close + 1.1 * range / CAMARILLA[i - 1], close - 1.1 * range / CAMARILLA[i - 1]);
      }
    }
    return give(pivot);
  }

  private void place(int level, double resistance, double support) {
    levels[level] = resistance;
    levels[level + 4] = support;
  }

  /// Resistance 1..4.
  public double resistance(int level) {
    return levels[level];
  }

  /// Support 1..4.
  public double support(int level) {
    return levels[level + 4];
  }

  @Override
  public int outputs() {
    return 9;
  }

  @Override
  public double output(int index) {
    return levels[index];
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    snapshot.pass(levels);
  }
}
