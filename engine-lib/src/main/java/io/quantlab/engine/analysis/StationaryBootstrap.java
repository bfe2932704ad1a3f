package io.quantlab.engine.analysis;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import java.util.Arrays;

/// Confidence intervals by the stationary block bootstrap (engine contract S-3).
///
/// A resample walks through the series from a random place and, at each step with probability 1/L,
/// jumps to another; it wraps at the end. So blocks have geometric lengths with mean L and
/// neighbouring returns mostly stay neighbours. Equal seed, equal result. Cost: `runs × n`.
///
/// Source: Politis and Romano, *The Stationary Bootstrap*, Journal of the American Statistical
/// Association 89, 1994.
public final class StationaryBootstrap {
  /// A statistic of one resample.
  public interface Statistic {
    double of(double[] returns);
  }

  /// Percentile interval of a statistic over the resamples; `NaN` when undefined.
  public record Interval(double low, double median, double high) {}

  /// Purpose of every draw of this package; the purposes from 1 on belong to runs (K-6).
  static final int PURPOSE = 0;

  private static final long SUBJECT = 1;

  private final int runs;
  private final double meanBlock;
  private final long seed;

  /// @param runs resamples, at least 1; 2,000 is usual
  /// @param meanBlock mean block length L in periods, at least 1; see [#defaultBlock]
  public StationaryBootstrap(int runs, double meanBlock, long seed) {
    if (runs < 1 || !(meanBlock >= 1)) {
      throw new IllegalArgumentException(
          "need runs and meanBlock of at least 1, were " + runs + " and " + meanBlock);
    }
    this.runs = runs;
    this.meanBlock = meanBlock;
    this.seed = seed;
  }

  /// `n^(1/3)`, at least 1: the order of growth of the best length.
  public static double defaultBlock(int n) {
    return Math.max(1, StrictMath.cbrt(n));
  }

  /// The interval that holds the statistic with the given confidence, for example 0.95.
  public Interval interval(double[] r, double confidence, Statistic statistic) {
    return intervalOf(new double[][] {r}, confidence, parts -> statistic.of(parts[0]));
  }

  /// The interval of a difference `statistic(a) − statistic(b)`, both resampled by the same walk.
  public Interval pairedDifference(double[] a, double[] b, double confidence, Statistic statistic) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "a pair needs equally many returns, were " + a.length + " and " + b.length);
    }
    return intervalOf(
        new double[][] {a, b}, confidence, p -> statistic.of(p[0]) - statistic.of(p[1]));
  }

  private Interval intervalOf(double[][] series, double confidence, Joint statistic) {
    int n = series[0].length;
    if (n == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    RngStream random = new Rng(seed).stream(PURPOSE, SUBJECT);
    double[][] resample = new double[series.length][n];
    double[] results = new double[runs];
    int defined = 0;
    for (int run = 0; run < runs; run++) {
      draw(series, resample, random);
      double value = statistic.of(resample);
      if (!Double.isNaN(value)) {
        results[defined++] = value;
      }
    }
    double[] sorted = Moments.sorted(Arrays.copyOf(results, defined));
    double tail = (1 - confidence) / 2;
    return new Interval(
        Moments.quantileOfSorted(sorted, tail),
        Moments.quantileOfSorted(sorted, 0.5),
        Moments.quantileOfSorted(sorted, 1 - tail));
  }

  private void draw(double[][] series, double[][] resample, RngStream random) {
    int n = series[0].length;
    int at = (int) random.below(n);
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < series.length; s++) {
        resample[s][i] = series[s][at];
      }
      boolean jump = random.uniform() * meanBlock < 1;
      at = jump ? (int) random.below(n) : at + 1 == n ? 0 : at + 1;
    }
  }

  private interface Joint {
    double of(double[][] parts);
  }
}
