package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.math.Snapshot;

/// Stochastic momentum index: distance of the close from the middle of the window over half its
/// range, both smoothed twice, -100..100, and its [Ema] (signal).
///
/// Outputs: smi `100 E(close - middle) / (0.5 E(highest - lowest))`, signal. Averages wait for
/// their own values. `NaN` steps freeze. Warm-up: `period` + `smooth1` + `smooth2` - 2 steps, the
/// signal `signal` - 1 more. Source: Blau, *Stochastic Momentum*, Stocks & Commodities 11(1), 1993.
public final class Smi extends ThreeInputs {
  private final Highest highest;
  private final Lowest lowest;
  private final TwiceSmoothed distances;
  private final TwiceSmoothed ranges;
  private final Ema signal;

  /// @param period bars in the window, usually 13
  /// @param smooth1 length of the inner average, usually 25
  /// @param smooth2 length of the outer average, usually 2
  /// @param signal length of the signal, usually 3
  public Smi(int period, int smooth1, int smooth2, int signal) {
    highest = new Highest(period);
    lowest = new Lowest(period);
    distances = new TwiceSmoothed(smooth1, smooth2);
    ranges = new TwiceSmoothed(smooth1, smooth2);
    this.signal = new Ema(signal);
  }

  @Override
  public double update(double high, double low, double close) {
    double top = highest.update(high);
    double bottom = lowest.update(low);
    double distance = close - (top + bottom) / 2;
    double range = Double.isNaN(distance) ? distance : top - bottom;
    double now = give(100 * distances.update(distance) / (0.5 * ranges.update(range)));
    signal.update(now);
    return now;
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
    return highest.warmUp() + ranges.warmUp() - 1;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + signal.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    distances.exchange(snapshot);
    ranges.exchange(snapshot);
    signal.exchange(snapshot);
  }
}
