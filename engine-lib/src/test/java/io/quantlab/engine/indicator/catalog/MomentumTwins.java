package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Arrays;
import java.util.Map;

/// Twins of wick.md 17.2.
final class MomentumTwins {
  private MomentumTwins() {}

  static void add(Map<String, Twin> twins) {
    oscillators(twins);
    moreOscillators(twins);
  }

  private static void oscillators(Map<String, Twin> twins) {
    twins.put("change", (in, p) -> one(change(in[0], n(p, 0))));
    twins.put("mom", (in, p) -> one(change(in[0], n(p, 0))));
    twins.put("roc", (in, p) -> one(roc(in[0], n(p, 0))));
    twins.put("rsi", (in, p) -> one(rsi(in[0], n(p, 0))));
    twins.put("stoch", (in, p) -> one(stoch(in[0], in[1], in[2], n(p, 0))));
    twins.put(
        "stochastic", (in, p) -> twice(stoch(in[2], in[0], in[1], n(p, 0)), n(p, 1), n(p, 2)));
    twins.put(
        "stoch_rsi",
        (in, p) -> {
          double[] r = rsi(in[0], n(p, 0));
          return twice(stoch(r, r, r, n(p, 1)), n(p, 2), n(p, 3));
        });
    twins.put(
        "macd", (in, p) -> signaled(minus(ema(in[0], n(p, 0)), ema(in[0], n(p, 1))), n(p, 2)));
    twins.put("ppo", (in, p) -> signaled(percent(in[0], n(p, 0), n(p, 1)), n(p, 2)));
    twins.put(
        "cci",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w -> (w[w.length - 1] - mean(w)) / (0.015 * meanDeviation(w)))));
    twins.put("cmo", (in, p) -> one(cmo(in[0], n(p, 0))));
    twins.put("williams_r", (in, p) -> one(map(stoch(in[2], in[0], in[1], n(p, 0)), v -> v - 100)));
    twins.put(
        "tsi",
        (in, p) -> {
          double[] d = change(in[0], 1);
          double[] size = map(d, Math::abs);
          return one(over(ema(ema(d, n(p, 1)), n(p, 0)), ema(ema(size, n(p, 1)), n(p, 0))));
        });
    twins.put("ultimate", (in, p) -> one(ultimate(in[0], in[1], in[2], p)));
    twins.put("awesome", (in, p) -> one(awesome(in, n(p, 0), n(p, 1))));
    twins.put("accelerator", (in, p) -> one(minus(awesome(in, 5, 34), sma(awesome(in, 5, 34), 5))));
    twins.put("trix", (in, p) -> one(roc(chain(in[0], n(p, 0), 3), 1)));
    twins.put("dpo", (in, p) -> one(minus(in[0], lag(sma(in[0], n(p, 0)), n(p, 0) / 2 + 1))));
    twins.put("kst", (in, p) -> kst(in[0]));
    twins.put(
        "coppock", (in, p) -> one(wma(plus(roc(in[0], n(p, 1)), roc(in[0], n(p, 2))), n(p, 0))));
  }

  private static double[][] twice(double[] raw, int k, int d) {
    return some(sma(raw, k), sma(sma(raw, k), d));
  }

  private static double[] ultimate(double[] high, double[] low, double[] close, double[] p) {
    double[] pressure = minus(close, map(low, lag(close, 1), Math::min));
    double[] range = trueRange(high, low, close, 0);
    double[] out = new double[close.length];
    for (int i = 0; i < 3; i++) {
      double[] x = over(sum(pressure, n(p, i)), sum(range, n(p, i)));
      out = plus(out, times(x, 100.0 * (i == 0 ? 4 : i == 1 ? 2 : 1) / 7));
    }
    return out;
  }

  private static double[] awesome(double[][] in, int fast, int slow) {
    double[] hl2 = middle(in[0], in[1]);
    return minus(sma(hl2, fast), sma(hl2, slow));
  }

  private static double[][] kst(double[] x) {
    double[] line = sma(roc(x, 10), 10);
    line = plus(line, times(sma(roc(x, 15), 10), 2));
    line = plus(line, times(sma(roc(x, 20), 10), 3));
    line = plus(line, times(sma(roc(x, 30), 15), 4));
    double[] counted = map(line, x, (l, v) -> Double.isNaN(v) ? Double.NaN : l);
    return some(line, sma(counted, 9));
  }

  private static void moreOscillators(Map<String, Twin> twins) {
    twins.put("fisher", (in, p) -> fisher(middle(in[0], in[1]), n(p, 0)));
    twins.put("connors_rsi", (in, p) -> one(connors(in[0], n(p, 0), n(p, 1), n(p, 2))));
    twins.put("smi", (in, p) -> smi(in[0], in[1], in[2], p));
    twins.put("stc", (in, p) -> one(stc(in[0], n(p, 0), n(p, 1), n(p, 2))));
    twins.put(
        "pmo",
        (in, p) -> {
          double[] r = times(smooth(roc(in[0], 1), n(p, 0), 2 / p[0]), 10);
          double[] pmo = smooth(r, n(p, 1), 2 / p[1]);
          return some(pmo, ema(pmo, n(p, 2)));
        });
    twins.put("bop", (in, p) -> one(over(minus(in[3], in[0]), minus(in[1], in[2]))));
    twins.put(
        "elder_ray",
        (in, p) -> {
          double[] ema = ema(in[2], n(p, 0));
          return some(minus(in[0], ema), minus(in[1], ema));
        });
    twins.put("rvgi", (in, p) -> rvgi(in, n(p, 0)));
    twins.put(
        "relative_volatility",
        (in, p) -> {
          double[] d = change(in[0], 1);
          double[] dev = stdev(in[0], n(p, 0));
          double[] up = ema(map(d, dev, (m, v) -> m > 0 ? v : v * 0), n(p, 1));
          double[] down = ema(map(d, dev, (m, v) -> m < 0 ? v : v * 0), n(p, 1));
          return one(times(over(up, plus(up, down)), 100));
        });
  }

  private static double[][] fisher(double[] m, int n) {
    double[] place = map(stoch(m, m, m, n), v -> v / 100);
    double[] fisher = new double[m.length];
    double[] trigger = new double[m.length];
    double v = 0;
    double f = 0;
    for (int i = 0; i < m.length; i++) {
      fisher[i] = Double.NaN;
      trigger[i] = Double.NaN;
      if (!Double.isNaN(place[i])) {
        v = 0.66 * (place[i] - 0.5) + 0.67 * v;
        v = v > 0.99 ? 0.999 : v < -0.99 ? -0.999 : v;
        trigger[i] = f;
        f = 0.5 * Math.log((1 + v) / (1 - v)) + 0.5 * f;
        fisher[i] = f;
      }
    }
    return some(fisher, trigger);
  }

  private static double[] connors(double[] x, int rsi, int streak, int rank) {
    double[] runs = new double[x.length];
    double[] ranks = new double[x.length];
    double[] roc = roc(x, 1);
    for (int i = 0; i < x.length; i++) {
      double before = i == 0 ? 0 : runs[i - 1];
      double d = i == 0 ? 0 : x[i] - x[i - 1];
      runs[i] = d > 0 ? Math.max(before, 0) + 1 : d < 0 ? Math.min(before, 0) - 1 : 0;
      ranks[i] = i < rank ? Double.NaN : 0;
      for (int j = Math.max(0, i - rank); j < i; j++) {
        ranks[i] += roc[j] <= roc[i] ? 100.0 / rank : 0;
      }
    }
    return times(plus(plus(rsi(x, rsi), rsi(runs, streak)), ranks), 1 / 3.0);
  }

  private static double[][] smi(double[] high, double[] low, double[] close, double[] p) {
    double[] top = highest(high, n(p, 0));
    double[] bottom = lowest(low, n(p, 0));
    double[] distance = minus(close, middle(top, bottom));
    double[] range = plus(minus(top, bottom), times(distance, 0));
    double[] smi =
        over(ema(ema(distance, n(p, 1)), n(p, 2)), times(ema(ema(range, n(p, 1)), n(p, 2)), 0.005));
    return some(smi, ema(finite(smi), n(p, 3)));
  }

  private static double[] stc(double[] x, int n, int fast, int slow) {
    double[] line = minus(ema(x, fast), ema(x, slow));
    double[] stoch =
        freeze(
            line,
            n,
            seen -> {
              double[] w = Arrays.copyOfRange(seen, seen.length - n, seen.length);
              double range = max(w) - min(w);
              return range > 0 ? 100 * (w[n - 1] - min(w)) / range : 0;
            });
    return sma(stoch, 3);
  }

  private static double[][] rvgi(double[][] in, int n) {
    double[] num = swma(minus(in[3], in[0]));
    double[] den = swma(minus(in[1], in[2]));
    double[] line = over(sum(num, n), sum(den, n));
    double[] steps = map(line, num, (l, v) -> Double.isNaN(v) ? Double.NaN : l);
    double[] signal = new double[line.length];
    double[] dense = Arrays.stream(num).filter(v -> !Double.isNaN(v)).toArray();
    int kept = 0;
    for (int i = 0; i < line.length; i++) {
      signal[i] = i == 0 ? Double.NaN : signal[i - 1];
      if (!Double.isNaN(num[i])) {
        dense[kept++] = finite(steps)[i];
        signal[i] = swma(Arrays.copyOf(dense, kept))[kept - 1];
      }
    }
    return some(line, signal);
  }
}
