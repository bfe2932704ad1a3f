package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// Moving average convergence/divergence: the line (fast [Ema] - slow [Ema]), its own average
/// (signal) and their difference (histogram), in the unit of the values.
///
/// Outputs: line, signal, histogram. Each average has its own seed, so the line starts with the
/// slower of the two and the signal `signal` - 1 steps later. `NaN` steps freeze all three. Source:
/// Appel, *The Moving Average Convergence-Divergence Trading Method*, 1979.
public final class Macd extends OneInput {
  private final Ema fast;
  private final Ema slow;
  private final Ema signal;

  /// @param fast period of the fast average, usually 12
  /// @param slow period of the slow average, usually 26
  /// @param signal period of the signal, usually 9
  public Macd(int fast, int slow, int signal) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    this.signal = new Ema(signal);
  }

  /// Takes the next value and returns the line.
  @Override
  public double update(double next) {
    double line = fast.update(next) - slow.update(next);
    signal.update(line);
    return put(line);
  }

  public double signal() {
    return signal.value();
  }

  public double histogram() {
    return value() - signal.value();
  }

  /// Whether signal and histogram have begun.
  public boolean signalReady() {
    return signal.ready();
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public double output(int index) {
    return index == 0 ? value() : index == 1 ? signal() : histogram();
  }

  /// Steps to the first line.
  @Override
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp());
  }

  @Override
  public int warmUp(int index) {
    return index == 0 ? warmUp() : signalWarmUp();
  }

  /// Steps to the first signal and histogram.
  public int signalWarmUp() {
    return warmUp() + signal.warmUp() - 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    fast.exchange(snapshot);
    slow.exchange(snapshot);
    signal.exchange(snapshot);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    fast.rebase(factor);
    slow.rebase(factor);
    signal.rebase(factor);
    scaleValue(factor);
  }
}
