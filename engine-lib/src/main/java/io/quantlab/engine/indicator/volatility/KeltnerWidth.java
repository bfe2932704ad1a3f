package io.quantlab.engine.indicator.volatility;

import io.quantlab.engine.indicator.FourInputs;
import io.quantlab.engine.math.Snapshot;

/// Distance of the bands of a [Keltner] channel as a ratio of its middle.
///
/// `(upper - lower) / middle`. `NaN` steps freeze. Warm-up: that of the bands.
public final class KeltnerWidth extends FourInputs {
  private final Keltner channel;

  /// @param period length of both averages, at least 1
  /// @param multiple ranges from middle to band, usually 2
  public KeltnerWidth(int period, double multiple, Keltner.Span span) {
    channel = new Keltner(period, multiple, span);
  }

  /// @param source what is averaged, usually the close
  @Override
  public double update(double source, double high, double low, double close) {
    double middle = channel.update(source, high, low, close);
    return give((channel.upper() - channel.lower()) / middle);
  }

  @Override
  public int warmUp() {
    return channel.warmUp(1);
  }

  @Override
  protected void state(Snapshot snapshot) {
    channel.exchange(snapshot);
  }
}
