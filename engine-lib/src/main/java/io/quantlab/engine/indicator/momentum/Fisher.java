package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Fisher transform of where the bars' middles lie between their lowest and highest, and its value
/// one step before (trigger).
///
/// Outputs: fisher, trigger. `v = 0.66 ((m - lowest) / (highest - lowest) - 0.5) + 0.67 v'`, beyond
/// ±0.99 cut to ±0.999; `f = 0.5 log((1 + v) / (1 - v)) + 0.5 f'`; both start at 0. A flat window
/// and a `NaN` step give `NaN` and change neither. Warm-up: `period` steps. Source: Ehlers, *Using
/// the Fisher Transform*, Stocks & Commodities 20(11), 2002.
public final class Fisher extends TwoInputs {
  private final Highest highest;
  private final Lowest lowest;
  private double level;
  private double transform;
  private double trigger = Double.NaN;

  /// @param period bars in the window, at least 1
  public Fisher(int period) {
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  @Override
  public double update(double high, double low) {
    double middle = (high + low) / 2;
    double top = highest.update(middle);
    double bottom = lowest.update(middle);
    double next = 0.66 * ((middle - bottom) / (top - bottom) - 0.5) + 0.67 * level;
    if (Double.isNaN(next)) {
      trigger = Double.NaN;
      return put(next);
    }
    level = next > 0.99 ? 0.999 : next < -0.99 ? -0.999 : next;
    trigger = transform;
    transform = 0.5 * StrictMath.log((1 + level) / (1 - level)) + 0.5 * transform;
    return give(transform);
  }

  public double trigger() {
    return trigger;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : trigger;
  }

  @Override
  public int warmUp() {
    return highest.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    level = snapshot.pass(level);
    transform = snapshot.pass(transform);
    trigger = snapshot.pass(trigger);
  }
}
