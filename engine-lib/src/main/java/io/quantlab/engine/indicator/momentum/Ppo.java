package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Percentage price oscillator: [Macd] in percent of the slow average; of volume it is the PVO.
///
/// Outputs: line `100 (fast - slow) / slow`, signal ([Ema] of the line), histogram. `NaN` steps
/// freeze all three. Warm-up: as [Macd]. Source: Appel, *Technical Analysis: Power Tools for Active
/// Investors*, 2005.
public final class Ppo extends OneInput {
  private final Ema fast;
  private final Ema slow;
  private final Ema signal;

  /// @param fast period of the fast average, usually 12
  /// @param slow period of the slow average, usually 26
  /// @param signal period of the signal, usually 9
  public Ppo(int fast, int slow, int signal) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    this.signal = new Ema(signal);
  }

  /// Takes the next value and returns the line.
  @Override
  public double update(double next) {
    double quick = fast.update(next);
    double calm = slow.update(next);
    double line = give(100 * (quick - calm) / calm);
    signal.update(line);
    return line;
  }

  public double signal() {
    return signal.value();
  }

  public double histogram() {
    return value() - signal.value();
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? signal() : histogram();
  }

  @Override
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp());
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
  }
}
