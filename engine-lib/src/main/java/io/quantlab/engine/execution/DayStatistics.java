package io.quantlab.engine.execution;

/// Volatility and volume of an instrument over the sessions that have closed, at most the last 20.
///
/// Causal: a session counts from its close on, so a model that asks during a session sees the ones
/// before it. Volatility is the sample standard deviation of close-to-close log returns; a session
/// without data leaves no trace, neither does a return from or to a price of zero or below.
public final class DayStatistics {
  private static final int SESSIONS = 20;

  private final double[] returns = new double[SESSIONS];
  private final double[] volumes = new double[SESSIONS];
  private int returnCount;
  private int volumeCount;
  private double lastClose = Double.NaN;
  private long volume;
  private boolean seen;

  /// Counts the rows of a trading session: `lots` is what they traded, 0 for quotes.
  public void traded(long lots) {
    seen = true;
    volume += lots;
  }

  /// A session closed at a price.
  public void close(double price) {
    if (!seen) {
      return;
    }
    if (lastClose > 0 && price > 0) {
      returns[returnCount++ % SESSIONS] = StrictMath.log(price / lastClose);
    }
    volumes[volumeCount++ % SESSIONS] = volume;
    lastClose = price;
    volume = 0;
    seen = false;
  }

  /// Whether anything traded since the last close.
  public boolean hasMore() {
    return seen;
  }

  /// What traded since the last close, lots.
  public long moreVolume() {
    return volume;
  }

  /// What the last session with data traded, lots; 0 before the first.
  public double lastVolume() {
    return volumeCount == 0 ? 0 : volumes[(volumeCount - 1) % SESSIONS];
  }

  /// Restates what is known after a split of `numerator` new for `denominator` old.
  public void split(long numerator, long denominator) {
    double shares = (double) numerator / denominator;
    lastClose /= shares;
    for (int i = 0; i < SESSIONS; i++) {
      volumes[i] *= shares;
    }
  }

  /// A ratio per session; `NaN` before three closes.
  public double volatility() {
    int n = Math.min(returnCount, SESSIONS);
    if (n < 2) {
      return Double.NaN;
    }
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += returns[i] / n;
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (returns[i] - mean) * (returns[i] - mean);
    }
    return Math.sqrt(squares / (n - 1));
  }

  /// Mean lots per session; `NaN` before the first close.
  public double volume() {
    int n = Math.min(volumeCount, SESSIONS);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += volumes[i];
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
