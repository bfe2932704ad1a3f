package io.quantlab.engine.indicator.average;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// Tillson's average of six chained [Ema], in the unit of the values.
///
/// `-v³ e6 + (3v² + 3v³) e5 - (6v² + 3v + 3v³) e4 + (1 + 3v + v³ + 3v²) e3`. Inner averages wait
/// for their own `period` values. `NaN` steps freeze. Warm-up: 6 `period` - 5 steps. Source:
/// Tillson, *Better Moving Averages*, Stocks & Commodities 16(11), 1998.
public final class T3 extends OneInput {
  private final Ema[] chain = new Ema[6];
  private final double c3;
  private final double c4;
  private final double c5;
  private final double c6;

  /// @param period length of all six averages, at least 1
  /// @param volume the factor v, usually 0.7
  public T3(int period, double volume) {
    double v = finite(volume, "volume factor");
    for (int i = 0; i < chain.length; i++) {
      chain[i] = new Ema(period);
    }
    c3 = 1 + 3 * v + v * v * v + 3 * v * v;
    c4 = -(6 * v * v + 3 * v + 3 * v * v * v);
    c5 = 3 * v * v + 3 * v * v * v;
    c6 = -v * v * v;
  }

  @Override
  public double update(double next) {
    double inner = next;
    for (Ema ema : chain) {
      inner = ema.update(inner);
    }
    return give(c6 * inner + c5 * chain[4].value() + c4 * chain[3].value() + c3 * chain[2].value());
  }

  @Override
  public int warmUp() {
    return 6 * chain[0].warmUp() - 5;
  }

  @Override
  protected void state(Snapshot snapshot) {
    for (Ema ema : chain) {
      ema.exchange(snapshot);
    }
  }
}
