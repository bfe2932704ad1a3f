package io.quantlab.engine.analysis;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;

/// How much of the drawdown is the order of the trades: shuffles them and measures again (S-3).
///
/// Equal seed, equal result. Every run keeps the same trades, so the final profit is the same.
public final class TradeOrderMonteCarlo {
  /// Quantiles of the maximum drawdown over the shuffles, ratios (negative), and the share of runs
  /// that met zero equity.
  ///
  /// @param low 5 % quantile, the bad end
  /// @param actual drawdown in the order that happened
  public record Result(double low, double median, double high, double actual, double ruinShare) {}

  private static final long SUBJECT = 2;

  private TradeOrderMonteCarlo() {}

  /// Shuffles the net results `runs` times on the initial equity; `NaN` without trades.
  public static Result of(long[] netE8, long initialE8, int runs, long seed) {
    if (netE8.length == 0 || initialE8 <= 0 || runs < 1) {
      return new Result(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    RngStream random = new Rng(seed).stream(StationaryBootstrap.PURPOSE, SUBJECT);
    long[] order = netE8.clone();
    double[] depths = new double[runs];
    int ruined = 0;
    for (int run = 0; run < runs; run++) {
      shuffle(order, random);
      depths[run] = depth(order, initialE8);
      ruined += depths[run] <= -1 ? 1 : 0;
    }
    double[] sorted = Moments.sorted(depths);
    return new Result(
        Moments.quantileOfSorted(sorted, 0.05),
        Moments.quantileOfSorted(sorted, 0.5),
        Moments.quantileOfSorted(sorted, 0.95),
        depth(netE8, initialE8),
        (double) ruined / runs);
  }

  /// Fisher–Yates.
  static void shuffle(long[] values, RngStream random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) random.below(i + 1);
      long swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  private static double depth(long[] netE8, long initialE8) {
    long equity = initialE8;
    long peak = initialE8;
    double worst = 0;
    for (long net : netE8) {
      equity = Math.addExact(equity, net);
      peak = Math.max(peak, equity);
      worst = Math.min(worst, (double) (equity - peak) / peak);
    }
    return worst;
  }
}
