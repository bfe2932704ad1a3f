package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.indicator.average.Swma;
import io.quantlab.engine.math.RollingTotal;
import io.quantlab.engine.math.Snapshot;

/// Relative vigor index: bodies of bars over their ranges, each a [Swma] summed over a window, and
/// the [Swma] of that (signal).
///
/// Outputs: line, signal. O(1) per step; `NaN` of a window without range. Steps that touch a `NaN`
/// carry. Warm-up: `period` + 3 steps, the signal 3 more. Source: Ehlers, *Relative Vigor Index*,
/// Stocks & Commodities 20(1), 2002.
public final class Rvgi extends FourInputs {
  private final Swma bodies = new Swma();
  private final Swma ranges = new Swma();
  private final RollingTotal body;
  private final RollingTotal range;
  private final Swma signal = new Swma();

  /// @param period averages in the sums, usually 10
  public Rvgi(int period) {
    body = new RollingTotal(period);
    range = new RollingTotal(period);
  }

  @Override
  public double update(double open, double high, double low, double close) {
    double bodyMean = bodies.update(close - open);
    double rangeMean = ranges.update(high - low);
    if (Double.isNaN(bodyMean + rangeMean)) {
      return value();
    }
    double line = give(body.update(bodyMean) / range.update(rangeMean));
    signal.update(line);
    return line;
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
    return body.period() + 3;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + 3;
  }

  @Override
  protected void state(Snapshot snapshot) {
    bodies.exchange(snapshot);
    ranges.exchange(snapshot);
    body.exchange(snapshot);
    range.exchange(snapshot);
    signal.exchange(snapshot);
  }
}
