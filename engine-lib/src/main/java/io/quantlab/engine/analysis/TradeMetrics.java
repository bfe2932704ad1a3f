package io.quantlab.engine.analysis;

import java.util.Arrays;

/// Metrics of round trips (engine contract 8.2). A win has net above 0, a loss below; break-even is
/// neither. `NaN` when undefined.
public final class TradeMetrics {
  private TradeMetrics() {}

  /// Share of trips with net above 0.
  public static double winRate(long[] netE8) {
    int wins = 0;
    for (long net : netE8) {
      wins += net > 0 ? 1 : 0;
    }
    return netE8.length == 0 ? Double.NaN : (double) wins / netE8.length;
  }

  /// `Σ wins/abs(Σ losses)`; sums are exact before the one division.
  public static double profitFactor(long[] netE8) {
    return ReturnMetrics.ratio(sumWhere(netE8, 1), Math.abs((double) sumWhere(netE8, -1)));
  }

  /// `Σ positive returns/abs(Σ negative returns)` (backtesting.py).
  public static double profitFactorReturns(double[] returns) {
    return ReturnMetrics.omega(returns, 0);
  }

  /// Mean win over mean absolute loss.
  public static double payoff(long[] netE8) {
    int wins = 0;
    int losses = 0;
    for (long net : netE8) {
      wins += net > 0 ? 1 : 0;
      losses += net < 0 ? 1 : 0;
    }
    return wins == 0 || losses == 0 ? Double.NaN : profitFactor(netE8) * losses / wins;
  }

  /// Mean net in currency units.
  public static double expectancy(long[] netE8) {
    return Math.addExact(sumWhere(netE8, 1), sumWhere(netE8, -1)) / 1e8 / netE8.length;
  }

  /// Mean of net over initial risk, trips with known risk only (Tharp).
  public static double expectancyR(RoundTrips trips) {
    return meanInR(trips.netE8(), trips.riskE8());
  }

  /// `(Π(1+return))^(1/n) − 1`; `NaN` when a trip lost everything.
  public static double avgTradeGeometric(double[] returns) {
    for (double value : returns) {
      if (value <= -1) {
        return Double.NaN;
      }
    }
    return ReturnMetrics.geometricMean(returns);
  }

  /// Longest run of trips whose net has the given sign, 1 or −1.
  public static int longestStreak(long[] netE8, int sign) {
    int longest = 0;
    int run = 0;
    for (long net : netE8) {
      run = Long.signum(net) == sign ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /// `√n·mean/s(net)`, s over n − 1 (Tharp, system quality number).
  public static double sqn(long[] netE8) {
    double[] net = doubles(netE8);
    return Math.sqrt(net.length) * ReturnMetrics.ratio(Moments.mean(net), Moments.deviation(net));
  }

  /// `W − (1−W)/payoff` (Kelly 1956).
  public static double kelly(long[] netE8) {
    double winRate = winRate(netE8);
    double payoff = payoff(netE8);
    return payoff > 0 ? winRate - (1 - winRate) / payoff : Double.NaN;
  }

  /// `Σ MFE/abs(Σ MAE)` over the trips with both known, in the unit of the arrays.
  public static double edgeRatio(long[] mae, long[] mfe) {
    double adverse = 0;
    double favorable = 0;
    for (int i = 0; i < mae.length; i++) {
      if (mae[i] != RoundTrips.UNKNOWN && mfe[i] != RoundTrips.UNKNOWN) {
        adverse -= mae[i];
        favorable += mfe[i];
      }
    }
    return ReturnMetrics.ratio(favorable, adverse);
  }

  /// Mean of the known values.
  public static double meanKnown(long[] values) {
    double sum = 0;
    int count = 0;
    for (long value : values) {
      if (value != RoundTrips.UNKNOWN) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  /// Mean of `value/risk` over the trips with both known.
  public static double meanInR(long[] values, long[] riskE8) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != RoundTrips.UNKNOWN && riskE8[i] > 0) {
        sum += (double) values[i] / riskE8[i];
        count++;
      }
    }
    return sum / count;
  }

  /// Median; `NaN` when empty.
  public static double median(long[] values) {
    return Moments.quantile(doubles(values), 0.5);
  }

  /// Largest value; `NaN` when empty.
  public static double max(long[] values) {
    return values.length == 0 ? Double.NaN : Arrays.stream(values).max().getAsLong();
  }

  /// Smallest value; `NaN` when empty.
  public static double min(long[] values) {
    return values.length == 0 ? Double.NaN : Arrays.stream(values).min().getAsLong();
  }

  private static long sumWhere(long[] values, int sign) {
    long sum = 0;
    for (long value : values) {
      if (Long.signum(value) == sign) {
        sum = Math.addExact(sum, value);
      }
    }
    return sum;
  }

  private static double[] doubles(long[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
