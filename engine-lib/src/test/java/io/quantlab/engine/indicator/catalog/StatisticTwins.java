package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Twins of wick.md 17.6.
final class StatisticTwins {
  private StatisticTwins() {}

  static void add(Map<String, Twin> twins) {
    statistics(twins);
    moreStatistics(twins);
    events(twins);
  }

  private static void statistics(Map<String, Twin> twins) {
    twins.put("sum", (in, p) -> one(sum(in[0], n(p, 0))));
    twins.put("cum", (in, p) -> one(running(in[0])));
    twins.put("highest", (in, p) -> one(highest(in[0], n(p, 0))));
    twins.put("lowest", (in, p) -> one(lowest(in[0], n(p, 0))));
    twins.put("highest_ever", (in, p) -> one(carryAll(in[0], Series::max)));
    twins.put("lowest_ever", (in, p) -> one(carryAll(in[0], Series::min)));
    twins.put("bars_since_highest", (in, p) -> one(age(in[0], n(p, 0), 1)));
    twins.put("bars_since_lowest", (in, p) -> one(age(in[0], n(p, 0), -1)));
    twins.put("value_range", (in, p) -> one(window(in[0], n(p, 0), w -> max(w) - min(w))));
    twins.put("median", (in, p) -> one(sorted(in[0], n(p, 0), z -> percentile(z, 50))));
    twins.put("mode", (in, p) -> one(sorted(in[0], n(p, 0), StatisticTwins::mode)));
    twins.put("percentile", (in, p) -> one(sorted(in[0], n(p, 0), z -> percentile(z, p[1]))));
    twins.put(
        "percentile_nearest",
        (in, p) ->
            one(
                sorted(
                    in[0],
                    n(p, 0),
                    z -> z[Math.max((int) Math.ceil(z.length * p[1] / 100), 1) - 1])));
    twins.put(
        "percent_rank",
        (in, p) ->
            one(
                history(
                    in[0],
                    n(p, 0) + 1,
                    w ->
                        100.0
                            * Arrays.stream(w, 0, w.length - 1)
                                .filter(v -> v <= w[w.length - 1])
                                .count()
                            / (w.length - 1))));
  }

  private static double[] carryAll(double[] x, ToDoubleFunction<double[]> f) {
    return each(
        x.length,
        i -> {
          double[] seen = known(x, i);
          return seen.length == 0 ? Double.NaN : f.applyAsDouble(seen);
        });
  }

  /// f of the last n values sorted.
  private static double[] sorted(double[] x, int n, ToDoubleFunction<double[]> f) {
    return freeze(
        x,
        n,
        seen -> {
          double[] z = Arrays.copyOfRange(seen, seen.length - n, seen.length);
          Arrays.sort(z);
          return f.applyAsDouble(z);
        });
  }

  private static double percentile(double[] z, double p) {
    double place = Math.min(Math.max(z.length * p / 100 + 0.5, 1), z.length);
    int low = (int) Math.floor(place);
    int high = Math.min(low + 1, z.length);
    return z[low - 1] + (place - low) * (z[high - 1] - z[low - 1]);
  }

  private static double mode(double[] z) {
    double best = z[0];
    long most = 0;
    for (double candidate : z) {
      long count = Arrays.stream(z).filter(v -> Math.abs(v - candidate) <= 0).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static void moreStatistics(Map<String, Twin> twins) {
    twins.put("mad", (in, p) -> one(carry(in[0], n(p, 0), TwinParts::meanDeviation)));
    twins.put(
        "zscore",
        (in, p) -> one(carry(in[0], n(p, 0), w -> (w[w.length - 1] - mean(w)) / deviation(w))));
    twins.put(
        "skew",
        (in, p) -> one(carry(in[0], n(p, 0), w -> moment(w, 3) / Math.pow(moment(w, 2), 1.5))));
    twins.put(
        "kurtosis",
        (in, p) -> one(carry(in[0], n(p, 0), w -> moment(w, 4) / Math.pow(moment(w, 2), 2) - 3)));
    twins.put("covariance", (in, p) -> one(pairs(in[0], in[1], n(p, 0))[0]));
    twins.put("correlation", (in, p) -> one(correlation(in[0], in[1], n(p, 0))));
    twins.put(
        "beta",
        (in, p) -> {
          double[][] moments = pairs(in[0], in[1], n(p, 0));
          return one(over(moments[0], moments[2]));
        });
    twins.put("slope", (in, p) -> one(carry(in[0], n(p, 0), w -> line(w)[1])));
    twins.put("r_squared", (in, p) -> one(carry(in[0], n(p, 0), w -> line(w)[2])));
    twins.put("autocorrelation", (in, p) -> one(correlation(in[0], lag(in[0], n(p, 1)), n(p, 0))));
    twins.put(
        "cog",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w -> {
                      double sum = 0;
                      for (int i = 0; i < w.length; i++) {
                        sum += w[w.length - 1 - i] * (i + 1);
                      }
                      return -sum / total(w);
                    })));
  }

  private static double[] correlation(double[] x, double[] y, int n) {
    double[][] moments = pairs(x, y, n);
    return over(moments[0], map(times(moments[1], moments[2]), Math::sqrt));
  }

  private static void events(Map<String, Twin> twins) {
    twins.put("rising", (in, p) -> one(run(in[0], n(p, 0), 1)));
    twins.put("falling", (in, p) -> one(run(in[0], n(p, 0), -1)));
    twins.put("all_true", (in, p) -> one(map(count(in[0], n(p, 0)), c -> c >= p[0] ? 1 : 0)));
    twins.put("any_true", (in, p) -> one(map(count(in[0], n(p, 0)), c -> c > 0 ? 1 : 0)));
    twins.put("count_true", (in, p) -> one(count(in[0], n(p, 0))));
    twins.put("cross_over", (in, p) -> one(crosses(in[0], in[1], 1)));
    twins.put("cross_under", (in, p) -> one(crosses(in[0], in[1], -1)));
    twins.put(
        "cross",
        (in, p) -> one(map(crosses(in[0], in[1], 1), crosses(in[0], in[1], -1), Math::max)));
    twins.put(
        "bars_since",
        (in, p) ->
            one(
                each(
                    in[0].length,
                    i -> {
                      int j = i;
                      while (j >= 0 && in[0][j] <= 0) {
                        j--;
                      }
                      return j < 0 ? Double.NaN : i - j;
                    })));
    twins.put(
        "value_when",
        (in, p) ->
            one(
                each(
                    in[0].length,
                    i -> {
                      int older = n(p, 0);
                      for (int j = i; j >= 0; j--) {
                        if (in[0][j] > 0 && older-- == 0) {
                          return in[1][j];
                        }
                      }
                      return Double.NaN;
                    })));
  }

  private static double[] run(double[] x, int n, int side) {
    return each(
        x.length,
        i -> {
          int steps = 0;
          while (steps < n && i - steps > 0 && side * (x[i - steps] - x[i - steps - 1]) > 0) {
            steps++;
          }
          return steps == n ? 1 : 0;
        });
  }

  private static double[] count(double[] x, int n) {
    return each(
        x.length, i -> Arrays.stream(x, Math.max(0, i + 1 - n), i + 1).filter(v -> v > 0).count());
  }

  private static double[] crosses(double[] a, double[] b, int side) {
    double[] lead = times(minus(a, b), side);
    return each(
        a.length,
        i -> {
          int j = i - 1;
          while (j >= 0 && Double.isNaN(lead[j])) {
            j--;
          }
          return lead[i] > 0 && j >= 0 && lead[j] <= 0 ? 1 : 0;
        });
  }
}
