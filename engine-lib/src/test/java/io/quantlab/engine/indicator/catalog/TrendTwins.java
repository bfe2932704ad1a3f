package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Map;

/// Twins of wick.md 17.3.
final class TrendTwins {
  private TrendTwins() {}

  static void add(Map<String, Twin> twins) {
    trends(twins);
    moreTrends(twins);
  }

  private static void trends(Map<String, Twin> twins) {
    twins.put("dmi", (in, p) -> dmi(in, n(p, 0), n(p, 1)));
    twins.put("adx", (in, p) -> one(dmi(in, n(p, 0), n(p, 0))[2]));
    twins.put(
        "aroon",
        (in, p) -> {
          int n = n(p, 0);
          double[] up = map(age(in[0], n + 1, 1), v -> 100 * (n - v) / n);
          double[] down = map(age(in[1], n + 1, -1), v -> 100 * (n - v) / n);
          return some(up, down, minus(up, down));
        });
    twins.put("supertrend", (in, p) -> supertrend(in, p[0], n(p, 1)));
    twins.put("psar", (in, p) -> one(psar(in[0], in[1], p)));
    twins.put(
        "ichimoku",
        (in, p) -> {
          double[] tenkan = middle(highest(in[0], n(p, 0)), lowest(in[1], n(p, 0)));
          double[] kijun = middle(highest(in[0], n(p, 1)), lowest(in[1], n(p, 1)));
          double[] slow = middle(highest(in[0], n(p, 2)), lowest(in[1], n(p, 2)));
          return some(tenkan, kijun, middle(tenkan, kijun), slow);
        });
    twins.put(
        "vortex",
        (in, p) -> {
          double[] range = sum(trueRange(in[0], in[1], in[2], 0), n(p, 0));
          double[] up = map(minus(in[0], lag(in[1], 1)), Math::abs);
          double[] down = map(minus(in[1], lag(in[0], 1)), Math::abs);
          return some(over(sum(up, n(p, 0)), range), over(sum(down, n(p, 0)), range));
        });
    twins.put(
        "choppiness",
        (in, p) -> {
          int n = n(p, 0);
          double[] net = minus(highest(in[0], n), lowest(in[1], n));
          double[] ratio = over(sum(trueRange(in[0], in[1], in[2], 1), n), net);
          return one(map(ratio, v -> 100 * Math.log10(v) / Math.log10(n)));
        });
    twins.put(
        "mass_index",
        (in, p) -> {
          double[] e = ema(minus(in[0], in[1]), 9);
          return one(sum(finite(over(e, ema(e, 9))), n(p, 0)));
        });
  }

  private static double[][] dmi(double[][] in, int n, int smooth) {
    double[] up = change(in[0], 1);
    double[] down = times(change(in[1], 1), -1);
    double[] range = rma(trueRange(in[0], in[1], in[2], 0), n);
    double[] ups = map(up, down, (u, d) -> u > d && u > 0 ? u : u * 0);
    double[] downs = map(down, up, (d, u) -> d > u && d > 0 ? d : d * 0);
    double[] plus = finite(times(over(rma(ups, n), range), 100));
    double[] minus = finite(times(over(rma(downs, n), range), 100));
    double[] dx =
        map(plus, minus, (a, b) -> Math.abs(a - b) / (Math.abs(a + b) > 0 ? a + b : a + b + 1));
    return some(plus, minus, times(rma(dx, smooth), 100));
  }

  private static double[][] supertrend(double[][] in, double factor, int n) {
    double[] atr = rma(trueRange(in[0], in[1], in[2], 1), n);
    double[] hl2 = middle(in[0], in[1]);
    int rows = hl2.length;
    double[] line = new double[rows];
    double[] dir = new double[rows];
    double[] lower = new double[rows];
    double[] upper = new double[rows];
    for (int i = 0; i < rows; i++) {
      line[i] = Double.NaN;
      dir[i] = Double.NaN;
      if (i < n - 1) {
        continue;
      }
      lower[i] = hl2[i] - factor * atr[i];
      upper[i] = hl2[i] + factor * atr[i];
      dir[i] = 1;
      if (i >= n) {
        double before = in[2][i - 1];
        lower[i] = lower[i] > lower[i - 1] || before < lower[i - 1] ? lower[i] : lower[i - 1];
        upper[i] = upper[i] < upper[i - 1] || before > upper[i - 1] ? upper[i] : upper[i - 1];
        dir[i] = dir[i - 1] > 0 ? in[2][i] > upper[i] ? -1 : 1 : in[2][i] < lower[i] ? 1 : -1;
      }
      line[i] = dir[i] < 0 ? lower[i] : upper[i];
    }
    return some(line, dir);
  }

  private static double[] psar(double[] high, double[] low, double[] p) {
    double[] out = new double[high.length];
    boolean up = false;
    double s = 0;
    double ep = 0;
    double af = p[0];
    for (int i = 0; i < out.length; i++) {
      out[i] = Double.NaN;
      if (i == 0) {
        continue;
      }
      if (i == 1) {
        up = high[0] <= high[1];
        s = up ? low[0] : high[0];
        ep = up ? high[1] : low[1];
        out[i] = s;
        continue;
      }
      double highs = Math.max(high[i - 1], high[i - 2]);
      double lows = Math.min(low[i - 1], low[i - 2]);
      s = s + af * (ep - s);
      if (up && low[i] <= s) {
        up = false;
        s = Math.max(Math.max(ep, high[i]), highs);
        ep = low[i];
        af = p[0];
      } else if (up) {
        s = Math.min(s, lows);
        af = high[i] > ep ? Math.min(af + p[1], p[2]) : af;
        ep = Math.max(ep, high[i]);
      } else if (high[i] >= s) {
        up = true;
        s = Math.min(Math.min(ep, low[i]), lows);
        ep = high[i];
        af = p[0];
      } else {
        s = Math.max(s, highs);
        af = low[i] < ep ? Math.min(af + p[1], p[2]) : af;
        ep = Math.min(ep, low[i]);
      }
      out[i] = s;
    }
    return out;
  }

  private static void moreTrends(Map<String, Twin> twins) {
    twins.put(
        "alligator",
        (in, p) -> {
          double[] hl2 = middle(in[0], in[1]);
          return some(lag(rma(hl2, 13), 8), lag(rma(hl2, 8), 5), lag(rma(hl2, 5), 3));
        });
    twins.put(
        "chandelier",
        (in, p) -> {
          double[] far = times(atr(in[0], in[1], in[2], n(p, 0)), p[1]);
          return some(minus(highest(in[0], n(p, 0)), far), plus(lowest(in[1], n(p, 0)), far));
        });
    twins.put(
        "chande_kroll",
        (in, p) -> {
          double[] far = times(atr(in[0], in[1], in[2], n(p, 0)), p[1]);
          double[] longs = plus(lowest(in[1], n(p, 0)), far);
          double[] shorts = minus(highest(in[0], n(p, 0)), far);
          return some(lowest(longs, n(p, 2)), highest(shorts, n(p, 2)));
        });
    twins.put("pivot_high", (in, p) -> one(pivot(in[0], n(p, 0), n(p, 1), 1)));
    twins.put("pivot_low", (in, p) -> one(pivot(in[0], n(p, 0), n(p, 1), -1)));
    twins.put("pivot_points", (in, p) -> pivotPoints(in[0], in[1], in[2], n(p, 0)));
    twins.put("heikin_ashi", (in, p) -> heikinAshi(in[0], in[1], in[2], in[3]));
  }

  private static double[] pivot(double[] x, int left, int right, int side) {
    return history(
        x,
        left + right + 1,
        w -> {
          for (int i = 0; i < w.length; i++) {
            double lead = side * (w[left] - w[i]);
            if (i < left && lead < 0 || i > left && lead <= 0) {
              return Double.NaN;
            }
          }
          return w[left];
        });
  }

  private static double[][] pivotPoints(double[] h, double[] l, double[] c, int kind) {
    double[][] out = new double[9][h.length];
    for (int i = 0; i < h.length; i++) {
      double p = (h[i] + l[i] + c[i]) / 3;
      double r = h[i] - l[i];
      double na = Double.NaN;
      double[] levels =
          switch (kind) {
            case 0 ->
                new double[] {
                  p,
                  2 * p - l[i],
                  p + r,
                  2 * p + h[i] - 2 * l[i],
                  3 * p + h[i] - 3 * l[i],
                  2 * p - h[i],
                  p - r,
                  2 * p + l[i] - 2 * h[i],
                  3 * p + l[i] - 3 * h[i]
                };
            case 1 ->
                new double[] {
                  p,
                  p + 0.382 * r,
                  p + 0.618 * r,
                  p + r,
                  na,
                  p - 0.382 * r,
                  p - 0.618 * r,
                  p - r,
                  na
                };
            default ->
                new double[] {
                  p,
                  c[i] + 1.1 * r / 12,
                  c[i] + 1.1 * r / 6,
                  c[i] + 1.1 * r / 4,
                  c[i] + 1.1 * r / 2,
                  c[i] - 1.1 * r / 12,
                  c[i] - 1.1 * r / 6,
                  c[i] - 1.1 * r / 4,
                  c[i] - 1.1 * r / 2
                };
          };
      for (int k = 0; k < 9; k++) {
        out[k][i] = levels[k];
      }
    }
    return out;
  }

  private static double[][] heikinAshi(double[] o, double[] h, double[] l, double[] c) {
    double[][] out = new double[4][o.length];
    for (int i = 0; i < o.length; i++) {
      boolean fresh = i == 0 || Double.isNaN(out[3][i - 1]);
      out[3][i] = (o[i] + h[i] + l[i] + c[i]) / 4;
      out[0][i] = (fresh ? (o[i] + c[i]) / 2 : (out[0][i - 1] + out[3][i - 1]) / 2) + 0 * out[3][i];
      out[1][i] = Math.max(h[i], Math.max(out[0][i], out[3][i]));
      out[2][i] = Math.min(l[i], Math.min(out[0][i], out[3][i]));
    }
    return out;
  }
}
