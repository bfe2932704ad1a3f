package io.quantlab.engine.indicator.trend;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.indicator.average.Rma;
import io.quantlab.engine.indicator.volatility.TrueRange;
import io.quantlab.engine.math.Snapshot;

/// Directional movement: how far bars reach up (plus) and down (minus) in percent of their range,
/// and the strength of the trend (adx), 0..100.
///
/// Outputs: plus, minus, adx. `up = high - high before`, `down = low before - low`; +DM is up when
/// up > down and up > 0, else 0, -DM mirrored; `DI = 100 rma(DM, n) / rma(TR, n)` with neither DM
/// nor TR on the first bar; `adx = 100 rma(abs(plus - minus) / (plus + minus, or 1 if 0), smooth)`.
/// `NaN` steps freeze. Warm-up: `period` + 1 steps, adx `period` + `smooth`. Source: Wilder, *New
/// Concepts in Technical Trading Systems*, 1978.
public final class Dmi extends ThreeInputs {
  private final TrueRange range = new TrueRange(TrueRange.FirstBar.ABSENT);
  private final Rma ranges;
  private final Rma ups;
  private final Rma downs;
  private final Rma strength;
  private double highBefore = Double.NaN;
  private double lowBefore = Double.NaN;
  private double minus = Double.NaN;
  private double adx = Double.NaN;

  /// @param period length of the directional averages, usually 14
  /// @param smooth length of the average of their difference, usually 14
  public Dmi(int period, int smooth) {
    ranges = new Rma(period);
    ups = new Rma(period);
    downs = new Rma(period);
    strength = new Rma(smooth);
  }

  @Override
  public double update(double high, double low, double close) {
    minus = Double.NaN;
    adx = Double.NaN;
    if (Double.isNaN(high - low - close)) {
      return put(Double.NaN);
    }
    double plus = Double.NaN;
    double scale = ranges.update(range.update(high, low, close));
    if (!Double.isNaN(highBefore)) {
      double up = high - highBefore;
      double down = lowBefore - low;
      plus = finite(100 * ups.update(up > down && up > 0 ? up : 0) / scale);
      minus = finite(100 * downs.update(down > up && down > 0 ? down : 0) / scale);
      double sum = plus + minus;
      adx = 100 * strength.update(Math.abs(plus - minus) / (sum > 0 ? sum : 1));
    }
    highBefore = high;
    lowBefore = low;
    return put(plus);
  }

  private static double finite(double x) {
    return Double.isFinite(x) ? x : Double.NaN;
  }

  public double minus() {
    return minus;
  }

  public double adx() {
    return adx;
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? minus : adx;
  }

  @Override
  public int warmUp() {
    return ranges.warmUp() + 1;
  }

  @Override
  public int warmUp(int index) {
    return index < 2 ? warmUp() : ranges.warmUp() + strength.warmUp();
  }

  @Override
  protected void state(Snapshot snapshot) {
    range.exchange(snapshot);
    ranges.exchange(snapshot);
    ups.exchange(snapshot);
    downs.exchange(snapshot);
    strength.exchange(snapshot);
    highBefore = snapshot.pass(highBefore);
    lowBefore = snapshot.pass(lowBefore);
    minus = snapshot.pass(minus);
    adx = snapshot.pass(adx);
  }
}
