package io.quantlab.engine.indicator.average;

import io.quantlab.engine.math.Snapshot;

/// Exponential average by half-life in time: what a value weighs has halved after `halfLife`,
/// however many values came in between; in the unit of the values.
///
/// The first value as it is; then `mean += (1 - 0.5^(dt / halfLife)) · (value - mean)`, dt the time
/// since the value before. A value at the same instant weighs nothing. `NaN` values are skipped:
/// they give `NaN` and move no time. Source: Eckner, *Algorithms for Unevenly Spaced Time Series*,
/// 2012.
public final class TimedEwma {
  private final double halfLifeNanos;
  private double mean = Double.NaN;
  private double value = Double.NaN;
  private long before;
  private boolean ready;

  /// @param halfLifeNanos above 0
  public TimedEwma(long halfLifeNanos) {
    if (halfLifeNanos < 1) {
      throw new IllegalArgumentException("halfLifeNanos must be at least 1, was " + halfLifeNanos);
    }
    this.halfLifeNanos = halfLifeNanos;
  }

  /// Takes the next value.
  ///
  /// @param epochNanos its instant, not before that of the value before
  public double update(double next, long epochNanos) {
    if (ready && epochNanos < before) {
      throw new IllegalArgumentException(
          "a value at " + epochNanos + " comes after one at " + before + ", time runs forward");
    }
    value = Double.NaN;
    if (!Double.isNaN(next)) {
      double weight = 1 - StrictMath.pow(0.5, (epochNanos - before) / halfLifeNanos);
      mean = ready ? mean + weight * (next - mean) : next;
      value = mean;
      before = epochNanos;
      ready = true;
    }
    return value;
  }

  /// The newest value.
  public double value() {
    return value;
  }

  /// Whether there was a value yet.
  public boolean ready() {
    return ready;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    mean *= factor;
    value *= factor;
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    mean = snapshot.pass(mean);
    value = snapshot.pass(value);
    before = snapshot.pass(before);
    ready = snapshot.pass(ready);
  }
}
