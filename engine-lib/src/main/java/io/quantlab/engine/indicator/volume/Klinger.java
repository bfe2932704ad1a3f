package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Klinger volume oscillator: a fast [Ema] less a slow one of the volume force, and their [Ema]
/// (signal).
///
/// Outputs: line, signal. Trend t = 1 when high + low + close rose, else -1; range dm = high - low;
/// cumulative range cm = cm before + dm while the trend lasts, else dm before + dm, 0 on the second
/// bar. Force `volume · abs(2 (dm / cm - 1)) · t · 100` from the third bar on: 0 when cm = dm,
/// volume or cm is 0; `volume · 2 · t · 100` when dm is 0. `NaN` steps freeze. Warm-up: the longer
/// length + 2 steps, the signal `signal` - 1 more. Source: Klinger, *Identifying Trends with Volume
/// Analysis*, Stocks & Commodities 15(12), 1997, as in Stock.Indicators.
public final class Klinger extends FourInputs {
  private final Ema fast;
  private final Ema slow;
  private final Ema signal;
  private double typicalBefore = Double.NaN;
  private double rangeBefore;
  private double trendBefore;
  private double reach;
  private int bars;

  /// @param fast length of the fast average, usually 34
  /// @param slow length of the slow average, usually 55
  /// @param signal length of the signal, usually 13
  public Klinger(int fast, int slow, int signal) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    this.signal = new Ema(signal);
  }

  @Override
  public double update(double high, double low, double close, double volume) {
    double typical = high + low + close;
    if (Double.isNaN(typical + volume)) {
      signal.update(Double.NaN);
      return put(Double.NaN);
    }
    double range = high - low;
    double trend = typical > typicalBefore ? 1 : -1;
    double line = Double.NaN;
    if (bars >= 2) {
      reach = range + (trend * trendBefore > 0 ? reach : rangeBefore);
      double force = force(range, volume, trend);
      line = fast.update(force) - slow.update(force);
    }
    typicalBefore = typical;
    rangeBefore = range;
    trendBefore = trend;
    bars = Math.min(bars + 1, 2);
    give(line);
    signal.update(value());
    return value();
  }

  private double force(double range, double volume, double trend) {
    boolean alone = !(Math.abs(reach - range) > 0);
    if (alone || !(Math.abs(reach) > 0) || !(Math.abs(volume) > 0)) {
      return 0;
    }
    double share = Math.abs(range) > 0 ? Math.abs(2 * (range / reach - 1)) : 2;
    return volume * share * trend * 100;
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
    return Math.max(fast.warmUp(), slow.warmUp()) + 2;
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + signal.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    fast.exchange(snapshot);
    slow.exchange(snapshot);
    signal.exchange(snapshot);
    typicalBefore = snapshot.pass(typicalBefore);
    rangeBefore = snapshot.pass(rangeBefore);
    trendBefore = snapshot.pass(trendBefore);
    reach = snapshot.pass(reach);
    bars = snapshot.pass(bars);
  }
}
