package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Schaff trend cycle in its short form: the [Sma] of 3 of the [Stoch] of a [Macd] line, 0..100.
///
/// The stochastic looks at a full window of `period` values of the line; a flat one gives 0. `NaN`
/// steps freeze. Warm-up: the slower average + `period` + 1 steps. Source: Schaff, *The Schaff
/// Trend Cycle*, 2008, as in Stock.Indicators.
public final class Stc extends OneInput {
  private final Ema fast;
  private final Ema slow;
  private final Highest highest;
  private final Lowest lowest;
  private final Sma mean = new Sma(3);

  /// @param period values of the line in the window, usually 10
  /// @param fast period of the fast average, usually 23
  /// @param slow period of the slow average, usually 50
  public Stc(int period, int fast, int slow) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    highest = new Highest(period);
    lowest = new Lowest(period);
  }

  @Override
  public double update(double next) {
    double line = fast.update(next) - slow.update(next);
    if (Double.isNaN(line)) {
      return put(line);
    }
    double bottom = lowest.update(line);
    double range = highest.update(line) - bottom;
    return give(mean.update(range <= 0 ? 0 : 100 * (line - bottom) / range));
  }

  @Override
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp()) + highest.warmUp() - 1 + mean.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    fast.exchange(snapshot);
    slow.exchange(snapshot);
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    mean.exchange(snapshot);
  }
}
