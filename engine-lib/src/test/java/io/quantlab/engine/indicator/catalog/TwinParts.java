package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Pieces that the twins of several families are made of.
final class TwinParts {
  private TwinParts() {}

  static int n(double[] p, int i) {
    return (int) p[i];
  }

  static double[][] one(double[] x) {
    return new double[][] {finite(x)};
  }

  static double[][] some(double[]... x) {
    double[][] out = new double[x.length][];
    for (int k = 0; k < x.length; k++) {
      out[k] = finite(x[k]);
    }
    return out;
  }

  static double[] each(int rows, IntToDoubleFunction f) {
    double[] out = new double[rows];
    Arrays.setAll(out, f);
    return out;
  }

  static double[] cmo(double[] x, int n) {
    double[] d = change(x, 1);
    double[] up = sum(map(d, v -> Math.max(v, 0)), n);
    double[] down = sum(map(d, v -> Math.max(-v, 0)), n);
    return times(over(minus(up, down), plus(up, down)), 100);
  }

  /// Intercept, slope and explained share of the least-squares line over x = 1 … n.
  static double[] line(double[] y) {
    int n = y.length;
    double x = n * (n + 1) / 2.0;
    double xx = n * (n + 1) * (2 * n + 1) / 6.0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xy += (i + 1) * y[i];
    }
    double slope = (n * xy - x * total(y)) / (n * xx - x * x);
    double intercept = (total(y) - slope * x) / n;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      rest += Math.pow(y[i] - intercept - slope * (i + 1), 2);
    }
    return new double[] {intercept, slope, 1 - rest / (n * moment(y, 2))};
  }

  static double meanDeviation(double[] w) {
    double mean = mean(w);
    return mean(map(w, v -> Math.abs(v - mean)));
  }

  static double[] trueRange(double[] high, double[] low, double[] close, double first) {
    return each(
        high.length,
        i ->
            i == 0
                ? first > 0 ? high[0] - low[0] : Double.NaN
                : max(
                    new double[] {
                      high[i] - low[i],
                      Math.abs(high[i] - close[i - 1]),
                      Math.abs(low[i] - close[i - 1])
                    }));
  }

  /// Steps back to the extreme of the window (side 1 highest, -1 lowest), the oldest of equal ones.
  static double[] age(double[] x, int n, int side) {
    return each(
        x.length,
        i -> {
          int best = -1;
          for (int j = Math.max(0, i + 1 - n); j <= i; j++) {
            if (!Double.isNaN(x[j]) && (best < 0 || side * x[j] > side * x[best])) {
              best = j;
            }
          }
          return i + 1 < n || best < 0 ? Double.NaN : i - best;
        });
  }

  static double[] atr(double[] high, double[] low, double[] close, int n) {
    return rma(trueRange(high, low, close, 1), n);
  }

  static double[] running(double[] steps) {
    return freeze(steps, 1, Series::total);
  }

  static double[] chain(double[] x, int n, int times) {
    return times == 0 ? x : chain(ema(x, n), n, times - 1);
  }

  static double[][] signaled(double[] line, int n) {
    double[] signal = ema(finite(line), n);
    return some(line, signal, minus(line, signal));
  }

  static double[] percent(double[] x, int fast, int slow) {
    double[] calm = ema(x, slow);
    return times(over(minus(ema(x, fast), calm), calm), 100);
  }
}
