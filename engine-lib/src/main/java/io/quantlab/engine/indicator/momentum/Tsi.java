package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.Snapshot;

/// True strength index: moves smoothed twice over their sizes smoothed twice, -1..1.
///
/// `ema(ema(d, long), short) / ema(ema(abs d, long), short)`; `NaN` without any movement. `NaN`
/// steps freeze. Warm-up: `shortPeriod` + `longPeriod` steps. Source: Blau, *Momentum, Direction
/// and Divergence*, 1995.
public final class Tsi extends OneInput {
  private final TwiceSmoothed moves;
  private final TwiceSmoothed sizes;
  private double previous = Double.NaN;

  /// @param shortPeriod length of the outer average, usually 13
  /// @param longPeriod length of the inner average, usually 25
  public Tsi(int shortPeriod, int longPeriod) {
    moves = new TwiceSmoothed(longPeriod, shortPeriod);
    sizes = new TwiceSmoothed(longPeriod, shortPeriod);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      return put(next);
    }
    double move = next - previous;
    previous = next;
    return give(moves.update(move) / sizes.update(Math.abs(move)));
  }

  @Override
  public int warmUp() {
    return moves.warmUp() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    moves.exchange(snapshot);
    sizes.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
