package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.math.Snapshot;

/// Chandelier exit: stops a multiple of the [Atr] below the highest high (long) and above the
/// lowest low (short) of the window.
///
/// Outputs: long, short, in the unit of the prices. O(1) amortized per step. Extremes ignore `NaN`
/// steps, the range freezes. Warm-up: `period` steps. Source: Le Beau, in Elder, *Come into My
/// Trading Room*, 2002.
public final class Chandelier extends ThreeInputs {
  private final double multiple;
  private final Highest highest;
  private final Lowest lowest;
  private final Atr range;
  private double shortStop = Double.NaN;

  /// @param period bars in the window and length of the range, usually 22
  /// @param multiple ranges from extreme to stop, usually 3
  public Chandelier(int period, double multiple) {
    this.multiple = finite(multiple, "multiple");
    highest = new Highest(period);
    lowest = new Lowest(period);
    range = new Atr(period);
  }

  @Override
  public double update(double high, double low, double close) {
    double distance = multiple * range.update(high, low, close);
    double top = highest.update(high);
    shortStop = lowest.update(low) + distance;
    return give(top - distance);
  }

  public double shortStop() {
    return shortStop;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : shortStop;
  }

  @Override
  public int warmUp() {
    return range.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    range.exchange(snapshot);
    shortStop = snapshot.pass(shortStop);
  }
}
