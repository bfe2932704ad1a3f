package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Map;

/// Twins of wick.md 17.1.
final class AverageTwins {
  private AverageTwins() {}

  static void add(Map<String, Twin> twins) {
    averages(twins);
  }

  private static void averages(Map<String, Twin> twins) {
    twins.put("sma", (in, p) -> one(sma(in[0], n(p, 0))));
    twins.put("ema", (in, p) -> one(ema(in[0], n(p, 0))));
    twins.put("rma", (in, p) -> one(rma(in[0], n(p, 0))));
    twins.put("wma", (in, p) -> one(wma(in[0], n(p, 0))));
    twins.put("swma", (in, p) -> one(swma(in[0])));
    twins.put("vwma", (in, p) -> one(over(sum(times(in[0], in[1]), n(p, 0)), sum(in[1], n(p, 0)))));
    twins.put(
        "hma",
        (in, p) ->
            one(
                wma(
                    minus(times(wma(in[0], n(p, 0) / 2), 2), wma(in[0], n(p, 0))),
                    (int) Math.floor(Math.sqrt(p[0])))));
    twins.put(
        "dema",
        (in, p) -> one(minus(times(chain(in[0], n(p, 0), 1), 2), chain(in[0], n(p, 0), 2))));
    twins.put(
        "tema",
        (in, p) ->
            one(
                plus(
                    times(minus(chain(in[0], n(p, 0), 1), chain(in[0], n(p, 0), 2)), 3),
                    chain(in[0], n(p, 0), 3))));
    twins.put("t3", (in, p) -> one(t3(in[0], n(p, 0), p[1])));
    twins.put("kama", (in, p) -> one(kama(in[0], n(p, 0), p[1], p[2])));
    twins.put("alma", (in, p) -> one(history(in[0], n(p, 0), w -> gauss(w, p[1], p[2]))));
    twins.put(
        "zlema",
        (in, p) -> one(ema(minus(times(in[0], 2), lag(in[0], (n(p, 0) - 1) / 2)), n(p, 0))));
    twins.put("trima", (in, p) -> one(sma(sma(in[0], (n(p, 0) + 1) / 2), n(p, 0) / 2 + 1)));
    twins.put("vidya", (in, p) -> one(vidya(in[0], n(p, 0))));
    twins.put("mcginley", (in, p) -> one(mcginley(in[0], n(p, 0))));
    twins.put(
        "linreg",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w -> {
                      double[] line = line(w);
                      return w.length == 1 ? w[0] : line[0] + line[1] * (w.length - p[1]);
                    })));
    twins.put("ewma", (in, p) -> one(smooth(in[0], 1, 1 - Math.pow(0.5, 1 / p[0]))));
  }

  private static double[] t3(double[] x, int n, double v) {
    double[] e3 = times(chain(x, n, 3), 1 + 3 * v + v * v * v + 3 * v * v);
    double[] e4 = times(chain(x, n, 4), -6 * v * v - 3 * v - 3 * v * v * v);
    double[] e5 = times(chain(x, n, 5), 3 * v * v + 3 * v * v * v);
    return plus(plus(e3, e4), plus(e5, times(chain(x, n, 6), -v * v * v)));
  }

  private static double[] kama(double[] x, int n, double fast, double slow) {
    double[] seeds = history(x, n, w -> w[n - 1]);
    double[] ratios =
        history(
            x,
            n + 1,
            w -> {
              double way = 0;
              for (int i = 1; i <= n; i++) {
                way += Math.abs(w[i] - w[i - 1]);
              }
              return way > 0 ? Math.abs(w[n] - w[0]) / way : 0;
            });
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double c = ratios[i] * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1);
      boolean going = i > 0 && !Double.isNaN(out[i - 1]);
      out[i] = going ? out[i - 1] + c * c * (x[i] - out[i - 1]) : seeds[i];
    }
    return out;
  }

  private static double gauss(double[] w, double offset, double sigma) {
    double m = offset * (w.length - 1);
    double s = w.length / sigma;
    double sum = 0;
    double norm = 0;
    for (int i = 0; i < w.length; i++) {
      double weight = Math.exp(-Math.pow(i - m, 2) / (2 * s * s));
      sum += weight * w[i];
      norm += weight;
    }
    return sum / norm;
  }

  private static double[] vidya(double[] x, int n) {
    double[] cmo = cmo(x, n);
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double before = i == 0 ? Double.NaN : out[i - 1];
      double c = 2.0 / (n + 1) * Math.abs(cmo[i]) / 100;
      out[i] =
          Double.isNaN(cmo[i]) ? before : Double.isNaN(before) ? x[i] : (1 - c) * before + c * x[i];
    }
    return out;
  }

  private static double[] mcginley(double[] x, int n) {
    double[] out = ema(x, n);
    for (int i = n; i < x.length; i++) {
      out[i] = out[i - 1] + (x[i] - out[i - 1]) / (n * Math.pow(x[i] / out[i - 1], 4));
    }
    return out;
  }
}
