package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Price momentum oscillator: the one-step rate smoothed twice, and its [Ema] (signal).
///
/// Outputs: pmo, signal. `r = 10 · smooth(rate, n1)`, `pmo = smooth(r, n2)`, smooth an [Ema] of
/// weight 2/n. `NaN` steps freeze. Warm-up: `n1` + `n2` steps, the signal `signal` - 1 more.
/// Source: Swenlin, *DecisionPoint Price Momentum Oscillator*, 2012.
public final class Pmo extends OneInput {
  private final Ema first;
  private final Ema second;
  private final Ema signal;
  private double previous = Double.NaN;

  /// @param n1 length of the first smoothing, usually 35
  /// @param n2 length of the second smoothing, usually 20
  /// @param signal length of the signal, usually 10
  public Pmo(int n1, int n2, int signal) {
    first = new Ema(n1, 2.0 / n1);
    second = new Ema(n2, 2.0 / n2);
    this.signal = new Ema(signal);
  }

  @Override
  public double update(double next) {
    if (Double.isNaN(next)) {
      signal.update(next);
      return put(next);
    }
    double rate = 100 * (next - previous) / previous;
    previous = next;
    double r = 10 * first.update(Double.isFinite(rate) ? rate : Double.NaN);
    double pmo = give(second.update(r));
    signal.update(pmo);
    return pmo;
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
    return first.warmUp() + second.warmUp();
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : warmUp() + signal.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    first.exchange(snapshot);
    second.exchange(snapshot);
    signal.exchange(snapshot);
    previous = snapshot.pass(previous);
  }
}
