package io.quantlab.engine.analysis;

import java.util.Arrays;

/// Metrics over a moving window of per-period returns (engine contract S-3).
///
/// Place i covers the `window` returns ending at i; the first `window − 1` places are `NaN`.
public final class RollingSeries {
  private RollingSeries() {}

  /// [ReturnMetrics#sharpe] per window.
  public static double[] sharpe(double[] r, int window, double rf, double periodsPerYear) {
    return roll(r, window, part -> ReturnMetrics.sharpe(part, rf, periodsPerYear));
  }

  /// [ReturnMetrics#volatility] per window.
  public static double[] volatility(double[] r, int window, double periodsPerYear) {
    return roll(r, window, part -> ReturnMetrics.volatility(part, periodsPerYear));
  }

  /// [BenchmarkMetrics#beta] per window.
  public static double[] beta(double[] r, double[] b, int window) {
    check(window);
    double[] out = new double[r.length];
    Arrays.fill(out, Double.NaN);
    for (int i = window; i <= r.length; i++) {
      out[i - 1] =
          BenchmarkMetrics.beta(
              Arrays.copyOfRange(r, i - window, i), Arrays.copyOfRange(b, i - window, i));
    }
    return out;
  }

  private static double[] roll(double[] r, int window, Statistic statistic) {
    check(window);
    double[] out = new double[r.length];
    Arrays.fill(out, Double.NaN);
    for (int i = window; i <= r.length; i++) {
      out[i - 1] = statistic.of(Arrays.copyOfRange(r, i - window, i));
    }
    return out;
  }

  private static void check(int window) {
    if (window < 2) {
      throw new IllegalArgumentException("window must be at least 2, was " + window);
    }
  }

  private interface Statistic {
    double of(double[] returns);
  }
}
