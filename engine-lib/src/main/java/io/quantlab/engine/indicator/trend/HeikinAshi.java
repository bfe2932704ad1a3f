package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.math.Snapshot;

/// Heikin-Ashi bars: averaged bars that show a trend as one color.
///
/// Outputs: open, high, low, close. The close is the mean of the bar's four prices, the open the
/// mean of open and close before (of the first bar of its own), high and low reach to them. In the
/// unit of the prices. `NaN` values: history; they start anew behind a gap. Warm-up: 1 step.
/// Source: Valcu, *Using the Heikin-Ashi Technique*, Stocks & Commodities 22(2), 2004.
public final class HeikinAshi extends FourInputs {
  private double high = Double.NaN;
  private double low = Double.NaN;
  private double close = Double.NaN;

  /// Takes the next bar and returns the averaged open.
  @Override
  public double update(double barOpen, double barHigh, double barLow, double barClose) {
    double mean = (barOpen + barHigh + barLow + barClose) / 4;
    double open = Double.isNaN(close) ? (barOpen + barClose) / 2 : (value() + close) / 2;
    if (Double.isNaN(mean)) {
      open = Double.NaN;
    }
    close = mean;
    high = Math.max(barHigh, Math.max(open, close));
    low = Math.min(barLow, Math.min(open, close));
    return give(open);
  }

  public double high() {
    return high;
  }

  public double low() {
    return low;
  }

  public double close() {
    return close;
  }

  @Override
  public int outputs() {
    return 4;
  }

  @Override
  public double output(int index) {
    return switch (index) {
      case 0 -> value();
      case 1 -> high;
      case 2 -> low;
      default -> close;
    };
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    high = snapshot.pass(high);
    low = snapshot.pass(low);
    close = snapshot.pass(close);
  }
}
