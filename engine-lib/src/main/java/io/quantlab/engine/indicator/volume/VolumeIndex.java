package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.TwoInputs;
import io.quantlab.engine.math.Snapshot;

/// Negative or positive volume index: 1 at the start, grown by the return of every bar with less,
/// or more, volume than the bar before.
///
/// A return from or to a close of 0 counts as none. Steps with a `NaN` give `NaN` and change
/// nothing. Warm-up: 1 step. Source: Fosback, *Stock Market Logic*, 1976, after Dysart.
public final class VolumeIndex extends TwoInputs {

  /// Which bars count.
  public enum Bars {
    LESS_VOLUME,
    MORE_VOLUME
  }

  private final Bars bars;
  private double index = 1;
  private double closeBefore = Double.NaN;
  private double volumeBefore = Double.NaN;

  public VolumeIndex(Bars bars) {
    this.bars = bars;
  }

  @Override
  public double update(double close, double volume) {
    if (Double.isNaN(close + volume)) {
      return put(Double.NaN);
    }
    boolean counts = bars == Bars.LESS_VOLUME ? volume < volumeBefore : volume > volumeBefore;
    if (counts && Math.abs(close) > 0 && Math.abs(closeBefore) > 0) {
      index += (close - closeBefore) / closeBefore * index;
    }
    closeBefore = close;
    volumeBefore = volume;
    return give(index);
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    index = snapshot.pass(index);
    closeBefore = snapshot.pass(closeBefore);
    volumeBefore = snapshot.pass(volumeBefore);
  }
}
