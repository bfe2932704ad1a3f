package io.quantlab.engine.indicator.catalog;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// Slow, obvious series arithmetic for the twins: every value is computed anew from the whole
/// history.
///
/// One method for each class of wick.md 17: [#carry] c, [#freeze] s, [#window] b, [#fill] f,
/// [#history] h.
final class Series {
  private Series() {}

  static double[] map(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  static double[] map(double[] x, double[] y, DoubleBinaryOperator f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = f.applyAsDouble(x[i], y[i]);
    }
    return out;
  }

  static double[] plus(double[] x, double[] y) {
    return map(x, y, Double::sum);
  }

  static double[] minus(double[] x, double[] y) {
    return map(x, y, (a, b) -> a - b);
  }

  static double[] times(double[] x, double[] y) {
    return map(x, y, (a, b) -> a * b);
  }

  static double[] times(double[] x, double f) {
    return map(x, a -> a * f);
  }

  static double[] over(double[] x, double[] y) {
    return map(x, y, (a, b) -> a / b);
  }

  /// The series n steps before.
  static double[] lag(double[] x, int n) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = i < n ? Double.NaN : x[i - n];
    }
    return out;
  }

  static double[] change(double[] x, int n) {
    return minus(x, lag(x, n));
  }

  /// The values that are there up to a step.
  static double[] known(double[] x, int to) {
    double[] known = new double[to + 1];
    int count = 0;
    for (int i = 0; i <= to; i++) {
      if (!Double.isNaN(x[i])) {
        known[count++] = x[i];
      }
    }
    return Arrays.copyOf(known, count);
  }

  private static double[] last(double[] known, int n) {
    return Arrays.copyOfRange(known, known.length - n, known.length);
  }

  /// Class c: f of the last n values that are there; the result stays on a missing step.
  static double[] carry(double[] x, int n, ToDoubleFunction<double[]> f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      double[] known = known(x, i);
      out[i] = known.length < n ? Double.NaN : f.applyAsDouble(last(known, n));
    }
    return out;
  }

  /// Class s: f of all values that are there; missing on a missing step.
  static double[] freeze(double[] x, int n, ToDoubleFunction<double[]> f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      double[] known = known(x, i);
      boolean none = Double.isNaN(x[i]) || known.length < n;
      out[i] = none ? Double.NaN : f.applyAsDouble(known);
    }
    return out;
  }

  /// Class b: f of what is there in the last n steps.
  static double[] window(double[] x, int n, ToDoubleFunction<double[]> f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      double[] part = i + 1 < n ? new double[0] : Arrays.copyOfRange(x, i + 1 - n, i + 1);
      double[] known = Arrays.stream(part).filter(v -> !Double.isNaN(v)).toArray();
      out[i] = known.length == 0 ? Double.NaN : f.applyAsDouble(known);
    }
    return out;
  }

  /// Class f: f of the last n values, a missing one replaced by the one before.
  static double[] fill(double[] x, int n, ToDoubleFunction<double[]> f) {
    double[] filled = x.clone();
    int first = 0;
    while (first < x.length && Double.isNaN(x[first])) {
      first++;
    }
    for (int i = first + 1; i < x.length; i++) {
      filled[i] = Double.isNaN(x[i]) ? filled[i - 1] : x[i];
    }
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      boolean none = Double.isNaN(x[i]) || i - first + 1 < n;
      out[i] = none ? Double.NaN : f.applyAsDouble(Arrays.copyOfRange(filled, i + 1 - n, i + 1));
    }
    return out;
  }

  /// Class h: f of the last n steps, missing if one of them is.
  static double[] history(double[] x, int n, ToDoubleFunction<double[]> f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      double[] part =
          i + 1 < n ? new double[] {Double.NaN} : Arrays.copyOfRange(x, i + 1 - n, i + 1);
      boolean none = Arrays.stream(part).anyMatch(Double::isNaN);
      out[i] = none ? Double.NaN : f.applyAsDouble(part);
    }
    return out;
  }

  static double total(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum;
  }

  static double mean(double[] x) {
    return total(x) / x.length;
  }

  static double moment(double[] x, int degree) {
    double mean = mean(x);
    double sum = 0;
    for (double value : x) {
      sum += Math.pow(value - mean, degree);
    }
    return sum / x.length;
  }

  static double deviation(double[] x) {
    return Math.sqrt(moment(x, 2));
  }

  static double max(double[] x) {
    return Arrays.stream(x).max().orElseThrow();
  }

  static double min(double[] x) {
    return Arrays.stream(x).min().orElseThrow();
  }

  static double[] sma(double[] x, int n) {
    return carry(x, n, Series::mean);
  }

  static double[] sum(double[] x, int n) {
    return carry(x, n, Series::total);
  }

  static double[] stdev(double[] x, int n) {
    return carry(x, n, Series::deviation);
  }

  static double[] highest(double[] x, int n) {
    return window(x, n, Series::max);
  }

  static double[] lowest(double[] x, int n) {
    return window(x, n, Series::min);
  }

  static double[] smooth(double[] x, int n, double weight) {
    return freeze(
        x,
        n,
        seen -> {
          double mean = mean(Arrays.copyOf(seen, n));
          for (int i = n; i < seen.length; i++) {
            mean = (1 - weight) * mean + weight * seen[i];
          }
          return mean;
        });
  }

  static double[] ema(double[] x, int n) {
    return smooth(x, n, 2.0 / (n + 1));
  }

  static double[] rma(double[] x, int n) {
    return smooth(x, n, 1.0 / n);
  }

  static double[] wma(double[] x, int n) {
    return fill(
        x,
        n,
        w -> {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            sum += w[i] * (i + 1);
          }
          return sum * 2 / (n * (n + 1.0));
        });
  }

  static double[] swma(double[] x) {
    return history(x, 4, w -> (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
  }

  static double[] roc(double[] x, int n) {
    return finite(times(over(change(x, n), lag(x, n)), 100));
  }

  static double[] rsi(double[] x, int n) {
    return freeze(
        x,
        n + 1,
        seen -> {
          double[] d = Arrays.copyOfRange(change(seen, 1), 1, seen.length);
          double[] rises = rma(map(d, v -> Math.max(v, 0)), n);
          double[] falls = rma(map(d, v -> Math.max(-v, 0)), n);
          double up = rises[d.length - 1];
          double down = falls[d.length - 1];
          return down > 0 ? 100 - 100 / (1 + up / down) : up > 0 ? 100 : Double.NaN;
        });
  }

  static double[] stoch(double[] x, double[] hi, double[] lo, int n) {
    double[] low = lowest(lo, n);
    return finite(times(over(minus(x, low), minus(highest(hi, n), low)), 100));
  }

  /// Missing where it is infinite.
  static double[] finite(double[] x) {
    return map(x, v -> Double.isFinite(v) ? v : Double.NaN);
  }

  static double[] middle(double[] x, double[] y) {
    return times(plus(x, y), 0.5);
  }

  /// The last n pairs: covariance, variance x, variance y.
  static double[][] pairs(double[] x, double[] y, int n) {
    double[] xy = times(x, y); // only to see where either is missing
    double[][] out = new double[3][x.length];
    for (int i = 0; i < x.length; i++) {
      out[0][i] = Double.NaN;
      out[1][i] = Double.NaN;
      out[2][i] = Double.NaN;
      if (i + 1 >= n && !Double.isNaN(total(Arrays.copyOfRange(xy, i + 1 - n, i + 1)))) {
        double[] a = Arrays.copyOfRange(x, i + 1 - n, i + 1);
        double[] b = Arrays.copyOfRange(y, i + 1 - n, i + 1);
        double ma = mean(a);
        double mb = mean(b);
        out[0][i] = mean(times(map(a, v -> v - ma), map(b, v -> v - mb)));
        out[1][i] = moment(a, 2);
        out[2][i] = moment(b, 2);
      }
    }
    return out;
  }
}
