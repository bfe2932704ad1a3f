package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// McGinley dynamic: an average that follows falls faster than rises, in the unit of the values.
///
/// Starts as [Ema]; then `m += (value - m) / (period · (value / m)^4)`. A step on which that is not
/// finite gives `NaN` and changes nothing. `NaN` steps freeze. Warm-up: `period` steps. Source:
/// McGinley, *The McGinley Dynamic*, MTA Journal 48, 1997.
public final class McGinley extends OneInput {
  private final int period;
  private final Ema seed;
  private double mean = Double.NaN;

  /// @param period length of the average, at least 1
  public McGinley(int period) {
    this.period = period;
    seed = new Ema(period);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    if (Double.isNaN(mean)) {
      mean = seed.update(next);
      return give(mean);
    }
    double ratio = next / mean;
    double moved = mean + (next - mean) / (period * (ratio * ratio * ratio * ratio));
    mean = Double.isFinite(moved) ? moved : mean;
    return give(moved);
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  protected void state(Snapshot snapshot) {
    seed.exchange(snapshot);
    mean = snapshot.pass(mean);
  }
}
