package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;
import io.quantlab.engine.math.Window;

/// Connors RSI: mean of the [Rsi] of the values, the [Rsi] of the lengths of their runs up (above
/// 0) and down (below 0), and the percent rank of the newest one-step rate, 0..100.
///
/// The rank compares with the `rankPeriod` rates before; the step without a rate, the first, counts
/// as one not passed, so the rank begins with step `rankPeriod` + 1. O(`rankPeriod`) per step.
/// `NaN` steps freeze. Warm-up: `rankPeriod` + 1 steps when that is the longest. Source: Connors,
/// Alvarez, *An Introduction to ConnorsRSI*, 2012.
public final class ConnorsRsi extends OneInput {
  private final int warmUp;
  private final Rsi strength;
  private final Rsi runStrength;
  private final Window rates;
  private double previous = Double.NaN;
  private double run;

  /// @param rsiPeriod length of the strength of values, usually 3
  /// @param runPeriod length of the strength of runs, usually 2
  /// @param rankPeriod rates compared with, usually 100
  public ConnorsRsi(int rsiPeriod, int runPeriod, int rankPeriod) {
    strength = new Rsi(rsiPeriod);
    runStrength = new Rsi(runPeriod);
    rates = new Window(rankPeriod);
    warmUp = Math.max(rankPeriod, Math.max(rsiPeriod, runPeriod)) + 1;
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    if (next > previous) {
      run = Math.max(run, 0) + 1;
    } else if (next < previous) {
      run = Math.min(run, 0) - 1;
    } else {
      run = 0;
    }
    double rate = 100 * (next - previous) / previous;
    double rank = rates.full() && Double.isFinite(rate) ? rank(rate) : Double.NaN;
    rates.push(rate);
    previous = next;
    return give((strength.update(next) + runStrength.update(run) + rank) / 3);
  }

  private double rank(double rate) {
    double[] values = rates.values();
    int to = rates.to();
    int notAbove = 0;
    for (int i = rates.from(); i < to; i++) {
      notAbove += values[i] <= rate ? 1 : 0;
    }
    return 100.0 * notAbove / rates.period();
  }

  @Override
  public int warmUp() {
    return warmUp;
  }

  @Override
  protected void state(Snapshot snapshot) {
    strength.exchange(snapshot);
    runStrength.exchange(snapshot);
    rates.exchange(snapshot);
    previous = snapshot.pass(previous);
    run = snapshot.pass(run);
  }
}
