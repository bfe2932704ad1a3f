package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Sma;
import io.quantlab.engine.math.Snapshot;

/// Know sure thing: four smoothed [RateOfChange], weighed 1 to 4, and the [Sma] of 9 of that.
///
/// Outputs: line `sma(roc 10, 10) + 2 sma(roc 15, 10) + 3 sma(roc 20, 10) + 4 sma(roc 30, 15)`,
/// signal; in percent. A `NaN` step repeats both; rates that reach back to it are missing. Warm-up:
/// 45 steps, the signal 53. Source: Pring, *Summed Rate of Change (KST)*, Stocks & Commodities
/// 10(9), 1992.
public final class Kst extends OneInput {
  private static final int[] RATES = {10, 15, 20, 30};
  private static final int[] MEANS = {10, 10, 10, 15};

  private final RateOfChange[] rates = new RateOfChange[4];
  private final Sma[] means = new Sma[4];
  private final Sma signal = new Sma(9);

  public Kst() {
    for (int i = 0; i < 4; i++) {
      rates[i] = new RateOfChange(RATES[i]);
      means[i] = new Sma(MEANS[i]);
    }
  }

  @Override
  public double update(double next) {
    double line = 0;
    for (int i = 0; i < 4; i++) {
      line += (i + 1) * means[i].update(rates[i].update(next));
    }
    if (Double.isNaN(next)) {
      return value();
    }
    signal.update(line);
    return give(line);
  }

  public double signal() {
    return signal.value();
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : signal();
  }

  @Override
  public int warmUp() {
    return 45;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? 45 : 53;
  }

  @Override
  protected void state(Snapshot snapshot) {
    for (int i = 0; i < 4; i++) {
      rates[i].exchange(snapshot);
      means[i].exchange(snapshot);
    }
    signal.exchange(snapshot);
  }
}
