package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.statistic.Highest;
import io.quantlab.engine.indicator.statistic.Lowest;
import io.quantlab.engine.indicator.volatility.Atr;
import io.quantlab.engine.math.Snapshot;

/// Chande Kroll stop: the lowest of the stops above the lows (long) and the highest of the stops
/// below the highs (short).
///
/// Outputs: long `lowest(lowest(low, p) + x atr(p), q)`, short `highest(highest(high, p) - x
/// atr(p), q)`, in the unit of the prices. O(1) amortized per step. Extremes ignore `NaN` steps.
/// Warm-up: the longer of p and q. Source: Chande, Kroll, *The New Technical Trader*, 1994.
public final class ChandeKroll extends ThreeInputs {
  private final double multiple;
  private final int warmUp;
  private final Highest highest;
  private final Lowest lowest;
  private final Atr range;
  private final Highest shortStop;
  private final Lowest longStop;

  /// @param p bars in the inner window and length of the range, usually 10
  /// @param x ranges from extreme to stop, usually 1
  /// @param q bars in the outer window, usually 9
  public ChandeKroll(int p, double x, int q) {
    multiple = finite(x, "x");
    warmUp = Math.max(p, q);
    highest = new Highest(p);
    lowest = new Lowest(p);
    range = new Atr(p);
    shortStop = new Highest(q);
    longStop = new Lowest(q);
  }

  @Override
  public double update(double high, double low, double close) {
    double distance = multiple * range.update(high, low, close);
    shortStop.update(highest.update(high) - distance);
    return give(longStop.update(lowest.update(low) + distance));
  }

  public double shortStop() {
    return shortStop.value();
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : shortStop();
  }

  @Override
  public int warmUp() {
    return warmUp;
  }

  @Override
  protected void state(Snapshot snapshot) {
    highest.exchange(snapshot);
    lowest.exchange(snapshot);
    range.exchange(snapshot);
    shortStop.exchange(snapshot);
    longStop.exchange(snapshot);
  }
}
