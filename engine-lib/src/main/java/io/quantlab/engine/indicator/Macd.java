package io.quantlab.engine.indicator;

/// Moving average convergence/divergence: the line (fast [Ema] - slow [Ema]), its own average
/// (signal) and their difference (histogram), in the unit of the values.
///
/// The value is the line. Each average has its own seed, so the line starts with the slower of the
/// two and the signal `signal` - 1 steps later. `NaN` steps freeze all three. Source: Appel, *The
/// Moving Average Convergence-Divergence Trading Method*, 1979.
public final class Macd {
  private final Ema fast;
  private final Ema slow;
  private final Ema signal;
  private double line = Double.NaN;

  /// @param fast period of the fast average, usually 12
  /// @param slow period of the slow average, usually 26
  /// @param signal period of the signal, usually 9
  public Macd(int fast, int slow, int signal) {
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    this.signal = new Ema(signal);
  }

  /// Takes the next value and returns the line.
  public double update(double next) {
    line = fast.update(next) - slow.update(next);
    signal.update(line);
    return line;
  }

  /// The line.
  public double value() {
    return line;
  }

  public double signal() {
    return signal.value();
  }

  public double histogram() {
    return line - signal.value();
  }

  /// Whether the line has begun.
  public boolean ready() {
    return fast.ready() && slow.ready();
  }

  /// Whether signal and histogram have begun.
  public boolean signalReady() {
    return signal.ready();
  }

  /// Steps to the first line.
  public int warmUp() {
    return Math.max(fast.warmUp(), slow.warmUp());
  }

  /// Steps to the first signal and histogram.
  public int signalWarmUp() {
    return warmUp() + signal.warmUp() - 1;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    fast.rebase(factor);
    slow.rebase(factor);
    signal.rebase(factor);
    line *= factor;
  }
}
