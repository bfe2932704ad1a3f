package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.math.Snapshot;

/// Relative strength index, 0..100.
///
/// `100 - 100 / (1 + u / w)`, u and w Wilder averages ([Rma]) of the rises and falls from value to
/// value; without falls 100, without any movement `NaN`. `NaN` steps freeze, the next difference is
/// taken to the value before the gap. Warm-up: `period` + 1 steps. Source: Wilder, *New Concepts in
/// Technical Trading Systems*, 1978.
public final class Rsi extends OneInput {
  private final int period;
  private final Rma rises;
  private final Rma falls;
  private double previous = Double.NaN;

  /// @param period differences in the averages, at least 1
  public Rsi(int period) {
    this.period = period;
    rises = new Rma(period);
    falls = new Rma(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    double index = Double.NaN;
    if (!Double.isNaN(previous)) {
      double difference = next - previous;
      double up = rises.update(Math.max(difference, 0));
      double down = falls.update(Math.max(-difference, 0));
      index = index(up, down);
    }
    previous = next;
    return give(index);
  }

  private static double index(double up, double down) {
    if (down > 0) {
      return 100 - 100 / (1 + up / down);
    }
    return up > 0 ? 100 : Double.NaN;
  }

  @Override
  public int warmUp() {
    return period + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    rises.exchange(snapshot);
    falls.exchange(snapshot);
    previous = snapshot.pass(previous);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    rises.rebase(factor);
    falls.rebase(factor);
    previous *= factor;
  }
}
