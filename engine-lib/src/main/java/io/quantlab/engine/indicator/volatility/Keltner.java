package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Keltner channel: an [Ema] of a series and bands a multiple of the [Ema] of the bars' ranges
/// around it, in the unit of the prices.
///
/// Outputs: middle, upper, lower. The range is the [TrueRange], missing on the first bar, or high -
/// low. `NaN` steps freeze. Warm-up: `period` steps, bands of true ranges one more. Source:
/// Keltner, *How to Make Money in Commodities*, 1960, in the form of Raschke.
public final class Keltner extends FourInputs {

  /// What measures a bar.
  public enum Span {
    TRUE_RANGE,
    HIGH_LOW
  }

  private final double multiple;
  private final Span span;
  private final TrueRange range = new TrueRange(TrueRange.FirstBar.ABSENT);
  private final Ema middle;
  private final Ema average;

  /// @param period length of both averages, at least 1
  /// @param multiple ranges from middle to band, usually 2
  public Keltner(int period, double multiple, Span span) {
    this.multiple = finite(multiple, "multiple");
    this.span = span;
    middle = new Ema(period);
    average = new Ema(period);
  }

  /// @param source what is averaged, usually the close
  @Override
  public double update(double source, double high, double low, double close) {
    average.update(span == Span.TRUE_RANGE ? range.update(high, low, close) : high - low);
    return give(middle.update(source));
  }

  public double upper() {
    return value() + multiple * average.value();
  }

  public double lower() {
    return value() - multiple * average.value();
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? upper() : lower();
  }

  @Override
  public int warmUp() {
    return middle.warmUp();
  }

  @Override
  public int warmUp(int index) {
    return index == 0 || span == Span.HIGH_LOW ? warmUp() : warmUp() + 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    range.exchange(snapshot);
    middle.exchange(snapshot);
    average.exchange(snapshot);
  }
}
