package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Whether a series rose, or fell, strictly on each of the last `steps` steps: 1 or 0, never `NaN`.
///
/// A `NaN` ends a run. First possible 1: step `steps` + 1.
public final class Run extends OneInput {

  /// Which way.
  public enum Direction {
    RISING,
    FALLING
  }

  private final int steps;
  private final Direction direction;
  private double previous = Double.NaN;
  private int run;

  /// @param steps steps in a row, at least 1
  public Run(int steps, Direction direction) {
    this.steps = atLeast(1, steps, "steps");
    this.direction = direction;
  }

  @Override
  public double update(double next) {
    boolean on = direction == Direction.RISING ? next > previous : next < previous;
    run = on ? Math.min(run + 1, steps) : 0;
    previous = next;
    return put(run == steps ? 1 : 0);
  }

  @Override
  public int warmUp() {
    return steps + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    previous = snapshot.pass(previous);
    run = snapshot.pass(run);
  }
}
