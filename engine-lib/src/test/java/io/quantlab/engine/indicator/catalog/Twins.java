package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// A twin for every function of the catalogue, straight from the definitions of wick.md 17.
///
/// Classes c and s of several inputs are written for series without gaps: [#of] takes the steps
/// with a missing input out, computes, and puts them back as the class says. [#AS_WRITTEN] names
/// the functions whose twin meets the gaps itself.
final class Twins {

  /// Inputs in the order of the kernel, parameters in the order of the call.
  private interface Twin {
    double[][] of(double[][] in, double[] p);
  }

  private static final Map<String, Twin> ALL = new LinkedHashMap<>();

  private static final Set<String> COMPACT_HISTORY =
      Set.of("psar", "obv", "pvt", "adl", "nvi", "pvi", "wad");

  private static final Set<String> AS_WRITTEN =
      Set.of(
          "atr",
          "natr",
          "keltner",
          "keltner_width",
          "starc",
          "alligator",
          "vwap",
          "vwap_bands",
          "smi",
          "rvgi",
          "kst");

  private Twins() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static double[][] of(Sample sample, double[][] in) {
    Entry entry = sample.entry();
    Twin twin = ALL.get(entry.name());
    boolean carry = entry.rule() == NaRule.CARRY;
    boolean freeze = entry.rule() == NaRule.FREEZE || COMPACT_HISTORY.contains(entry.name());
    if (!carry && !freeze || AS_WRITTEN.contains(entry.name())) {
      return twin.of(in, sample.arguments());
    }
    int rows = in[0].length;
    int[] kept = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int at = row;
      if (Arrays.stream(in).noneMatch(column -> Double.isNaN(column[at]))) {
        kept[count++] = row;
      }
    }
    double[][] dense = new double[in.length][count];
    for (int c = 0; c < in.length; c++) {
      for (int i = 0; i < count; i++) {
        dense[c][i] = in[c][kept[i]];
      }
    }
    double[][] found = twin.of(dense, sample.arguments());
    double[][] out = new double[found.length][rows];
    for (int k = 0; k < out.length; k++) {
      int next = 0;
      for (int row = 0; row < rows; row++) {
        boolean missing = next == count || kept[next] > row;
        double stays = carry && row > 0 ? out[k][row - 1] : Double.NaN;
        out[k][row] = missing ? stays : found[k][next++];
      }
    }
    return out;
  }

  private static int n(double[] p, int i) {
    return (int) p[i];
  }

  private static double[][] one(double[] x) {
    return new double[][] {finite(x)};
  }

  private static double[][] some(double[]... x) {
    double[][] out = new double[x.length][];
    for (int k = 0; k < x.length; k++) {
      out[k] = finite(x[k]);
    }
    return out;
  }

  private static double[] each(int rows, java.util.function.IntToDoubleFunction f) {
    double[] out = new double[rows];
    Arrays.setAll(out, f);
    return out;
  }

  static {
    averages();
    oscillators();
    moreOscillators();
    trends();
    moreTrends();
    volatility();
    volume();
    moreVolume();
    statistics();
    moreStatistics();
    events();
  }

  private static void averages() {
    ALL.put("sma", (in, p) -> one(sma(in[0], n(p, 0))));
    ALL.put("ema", (in, p) -> one(ema(in[0], n(p, 0))));
    ALL.put("rma", (in, p) -> one(rma(in[0], n(p, 0))));
    ALL.put("wma", (in, p) -> one(wma(in[0], n(p, 0))));
    ALL.put("swma", (in, p) -> one(swma(in[0])));
    ALL.put("vwma", (in, p) -> one(over(sum(times(in[0], in[1]), n(p, 0)), sum(in[1], n(p, 0)))));
    ALL.put(
        "hma",
        (in, p) ->
            one(
                wma(
                    minus(times(wma(in[0], n(p, 0) / 2), 2), wma(in[0], n(p, 0))),
                    (int) Math.floor(Math.sqrt(p[0])))));
    ALL.put(
        "dema",
        (in, p) -> one(minus(times(chain(in[0], n(p, 0), 1), 2), chain(in[0], n(p, 0), 2))));
    ALL.put(
        "tema",
        (in, p) ->
            one(
                plus(
                    times(minus(chain(in[0], n(p, 0), 1), chain(in[0], n(p, 0), 2)), 3),
                    chain(in[0], n(p, 0), 3))));
    ALL.put("t3", (in, p) -> one(t3(in[0], n(p, 0), p[1])));
    ALL.put("kama", (in, p) -> one(kama(in[0], n(p, 0), p[1], p[2])));
    ALL.put("alma", (in, p) -> one(history(in[0], n(p, 0), w -> gauss(w, p[1], p[2]))));
    ALL.put(
        "zlema",
        (in, p) -> one(ema(minus(times(in[0], 2), lag(in[0], (n(p, 0) - 1) / 2)), n(p, 0))));
    ALL.put("trima", (in, p) -> one(sma(sma(in[0], (n(p, 0) + 1) / 2), n(p, 0) / 2 + 1)));
    ALL.put("vidya", (in, p) -> one(vidya(in[0], n(p, 0))));
    ALL.put("mcginley", (in, p) -> one(mcginley(in[0], n(p, 0))));
    ALL.put(
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
    ALL.put("ewma", (in, p) -> one(smooth(in[0], 1, 1 - Math.pow(0.5, 1 / p[0]))));
  }

  private static double[] chain(double[] x, int n, int times) {
    return times == 0 ? x : chain(ema(x, n), n, times - 1);
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

  private static double[] cmo(double[] x, int n) {
    double[] d = change(x, 1);
    double[] up = sum(map(d, v -> Math.max(v, 0)), n);
    double[] down = sum(map(d, v -> Math.max(-v, 0)), n);
    return times(over(minus(up, down), plus(up, down)), 100);
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

  /// Intercept, slope and explained share of the least-squares line over x = 1 … n.
  private static double[] line(double[] y) {
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

  private static void oscillators() {
    ALL.put("change", (in, p) -> one(change(in[0], n(p, 0))));
    ALL.put("mom", (in, p) -> one(change(in[0], n(p, 0))));
    ALL.put("roc", (in, p) -> one(roc(in[0], n(p, 0))));
    ALL.put("rsi", (in, p) -> one(rsi(in[0], n(p, 0))));
    ALL.put("stoch", (in, p) -> one(stoch(in[0], in[1], in[2], n(p, 0))));
    ALL.put("stochastic", (in, p) -> twice(stoch(in[2], in[0], in[1], n(p, 0)), n(p, 1), n(p, 2)));
    ALL.put(
        "stoch_rsi",
        (in, p) -> {
          double[] r = rsi(in[0], n(p, 0));
          return twice(stoch(r, r, r, n(p, 1)), n(p, 2), n(p, 3));
        });
    ALL.put("macd", (in, p) -> signaled(minus(ema(in[0], n(p, 0)), ema(in[0], n(p, 1))), n(p, 2)));
    ALL.put("ppo", (in, p) -> signaled(percent(in[0], n(p, 0), n(p, 1)), n(p, 2)));
    ALL.put(
        "cci",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w -> (w[w.length - 1] - mean(w)) / (0.015 * meanDeviation(w)))));
    ALL.put("cmo", (in, p) -> one(cmo(in[0], n(p, 0))));
    ALL.put("williams_r", (in, p) -> one(map(stoch(in[2], in[0], in[1], n(p, 0)), v -> v - 100)));
    ALL.put(
        "tsi",
        (in, p) -> {
          double[] d = change(in[0], 1);
          double[] size = map(d, Math::abs);
          return one(over(ema(ema(d, n(p, 1)), n(p, 0)), ema(ema(size, n(p, 1)), n(p, 0))));
        });
    ALL.put("ultimate", (in, p) -> one(ultimate(in[0], in[1], in[2], p)));
    ALL.put("awesome", (in, p) -> one(awesome(in, n(p, 0), n(p, 1))));
    ALL.put("accelerator", (in, p) -> one(minus(awesome(in, 5, 34), sma(awesome(in, 5, 34), 5))));
    ALL.put("trix", (in, p) -> one(roc(chain(in[0], n(p, 0), 3), 1)));
    ALL.put("dpo", (in, p) -> one(minus(in[0], lag(sma(in[0], n(p, 0)), n(p, 0) / 2 + 1))));
    ALL.put("kst", (in, p) -> kst(in[0]));
    ALL.put(
        "coppock", (in, p) -> one(wma(plus(roc(in[0], n(p, 1)), roc(in[0], n(p, 2))), n(p, 0))));
  }

  private static double[][] twice(double[] raw, int k, int d) {
    return some(sma(raw, k), sma(sma(raw, k), d));
  }

  private static double[][] signaled(double[] line, int n) {
    double[] signal = ema(finite(line), n);
    return some(line, signal, minus(line, signal));
  }

  private static double[] percent(double[] x, int fast, int slow) {
    double[] calm = ema(x, slow);
    return times(over(minus(ema(x, fast), calm), calm), 100);
  }

  private static double meanDeviation(double[] w) {
    double mean = mean(w);
    return mean(map(w, v -> Math.abs(v - mean)));
  }

  private static double[] trueRange(double[] high, double[] low, double[] close, double first) {
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

  private static void moreOscillators() {
    ALL.put("fisher", (in, p) -> fisher(middle(in[0], in[1]), n(p, 0)));
    ALL.put("connors_rsi", (in, p) -> one(connors(in[0], n(p, 0), n(p, 1), n(p, 2))));
    ALL.put("smi", (in, p) -> smi(in[0], in[1], in[2], p));
    ALL.put("stc", (in, p) -> one(stc(in[0], n(p, 0), n(p, 1), n(p, 2))));
    ALL.put(
        "pmo",
        (in, p) -> {
          double[] r = times(smooth(roc(in[0], 1), n(p, 0), 2 / p[0]), 10);
          double[] pmo = smooth(r, n(p, 1), 2 / p[1]);
          return some(pmo, ema(pmo, n(p, 2)));
        });
    ALL.put("bop", (in, p) -> one(over(minus(in[3], in[0]), minus(in[1], in[2]))));
    ALL.put(
        "elder_ray",
        (in, p) -> {
          double[] ema = ema(in[2], n(p, 0));
          return some(minus(in[0], ema), minus(in[1], ema));
        });
    ALL.put("rvgi", (in, p) -> rvgi(in, n(p, 0)));
    ALL.put(
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

  private static void trends() {
    ALL.put("dmi", (in, p) -> dmi(in, n(p, 0), n(p, 1)));
    ALL.put("adx", (in, p) -> one(dmi(in, n(p, 0), n(p, 0))[2]));
    ALL.put(
        "aroon",
        (in, p) -> {
          int n = n(p, 0);
          double[] up = map(age(in[0], n + 1, 1), v -> 100 * (n - v) / n);
          double[] down = map(age(in[1], n + 1, -1), v -> 100 * (n - v) / n);
          return some(up, down, minus(up, down));
        });
    ALL.put("supertrend", (in, p) -> supertrend(in, p[0], n(p, 1)));
    ALL.put("psar", (in, p) -> one(psar(in[0], in[1], p)));
    ALL.put(
        "ichimoku",
        (in, p) -> {
          double[] tenkan = middle(highest(in[0], n(p, 0)), lowest(in[1], n(p, 0)));
          double[] kijun = middle(highest(in[0], n(p, 1)), lowest(in[1], n(p, 1)));
          double[] slow = middle(highest(in[0], n(p, 2)), lowest(in[1], n(p, 2)));
          return some(tenkan, kijun, middle(tenkan, kijun), slow);
        });
    ALL.put(
        "vortex",
        (in, p) -> {
          double[] range = sum(trueRange(in[0], in[1], in[2], 0), n(p, 0));
          double[] up = map(minus(in[0], lag(in[1], 1)), Math::abs);
          double[] down = map(minus(in[1], lag(in[0], 1)), Math::abs);
          return some(over(sum(up, n(p, 0)), range), over(sum(down, n(p, 0)), range));
        });
    ALL.put(
        "choppiness",
        (in, p) -> {
          int n = n(p, 0);
          double[] net = minus(highest(in[0], n), lowest(in[1], n));
          double[] ratio = over(sum(trueRange(in[0], in[1], in[2], 1), n), net);
          return one(map(ratio, v -> 100 * Math.log10(v) / Math.log10(n)));
        });
    ALL.put(
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

  /// Steps back to the extreme of the window (side 1 highest, -1 lowest), the oldest of equal ones.
  private static double[] age(double[] x, int n, int side) {
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

  private static double[] atr(double[] high, double[] low, double[] close, int n) {
    return rma(trueRange(high, low, close, 1), n);
  }

  private static void moreTrends() {
    ALL.put(
        "alligator",
        (in, p) -> {
          double[] hl2 = middle(in[0], in[1]);
          return some(lag(rma(hl2, 13), 8), lag(rma(hl2, 8), 5), lag(rma(hl2, 5), 3));
        });
    ALL.put(
        "chandelier",
        (in, p) -> {
          double[] far = times(atr(in[0], in[1], in[2], n(p, 0)), p[1]);
          return some(minus(highest(in[0], n(p, 0)), far), plus(lowest(in[1], n(p, 0)), far));
        });
    ALL.put(
        "chande_kroll",
        (in, p) -> {
          double[] far = times(atr(in[0], in[1], in[2], n(p, 0)), p[1]);
          double[] longs = plus(lowest(in[1], n(p, 0)), far);
          double[] shorts = minus(highest(in[0], n(p, 0)), far);
          return some(lowest(longs, n(p, 2)), highest(shorts, n(p, 2)));
        });
    ALL.put("pivot_high", (in, p) -> one(pivot(in[0], n(p, 0), n(p, 1), 1)));
    ALL.put("pivot_low", (in, p) -> one(pivot(in[0], n(p, 0), n(p, 1), -1)));
    ALL.put("pivot_points", (in, p) -> pivotPoints(in[0], in[1], in[2], n(p, 0)));
    ALL.put("heikin_ashi", (in, p) -> heikinAshi(in[0], in[1], in[2], in[3]));
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

  private static void volatility() {
    ALL.put("true_range", (in, p) -> one(trueRange(in[0], in[1], in[2], p[0])));
    ALL.put("atr", (in, p) -> one(atr(in[0], in[1], in[2], n(p, 0))));
    ALL.put("natr", (in, p) -> one(times(over(atr(in[0], in[1], in[2], n(p, 0)), in[2]), 100)));
    ALL.put("variance", (in, p) -> one(carry(in[0], n(p, 0), w -> variance(w, p[1]))));
    ALL.put("stdev", (in, p) -> one(carry(in[0], n(p, 0), w -> Math.sqrt(variance(w, p[1])))));
    ALL.put(
        "bollinger", (in, p) -> banded(sma(in[0], n(p, 0)), times(stdev(in[0], n(p, 0)), p[1])));
    ALL.put(
        "bb_width",
        (in, p) -> one(over(times(stdev(in[0], n(p, 0)), 200 * p[1]), sma(in[0], n(p, 0)))));
    ALL.put(
        "bb_percent",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w ->
                        (w[w.length - 1] - mean(w) + p[1] * deviation(w))
                            / (2 * p[1] * deviation(w)))));
    ALL.put("keltner", (in, p) -> banded(ema(in[0], n(p, 0)), keltnerRange(in, p)));
    ALL.put(
        "keltner_width", (in, p) -> one(over(times(keltnerRange(in, p), 2), ema(in[0], n(p, 0)))));
    ALL.put(
        "donchian",
        (in, p) -> {
          double[] up = highest(in[0], n(p, 0));
          double[] low = lowest(in[1], n(p, 0));
          return some(middle(up, low), up, low);
        });
    ALL.put(
        "envelope",
        (in, p) -> {
          double[] mid = sma(in[0], n(p, 0));
          return some(mid, times(mid, 1 + p[1]), times(mid, 1 - p[1]));
        });
    ALL.put(
        "starc",
        (in, p) -> {
          double[] far = times(atr(in[0], in[1], in[2], n(p, 2)), p[1]);
          double[] mid = sma(in[2], n(p, 0));
          int first = 0;
          while (first < far.length && Double.isNaN(far[first])) {
            mid[first++] = Double.NaN;
          }
          return banded(mid, far);
        });
    ALL.put(
        "hist_vol",
        (in, p) ->
            one(
                times(
                    stdev(map(over(in[0], lag(in[0], 1)), Math::log), n(p, 0)),
                    100 * Math.sqrt(p[1]))));
    ALL.put(
        "parkinson",
        (in, p) -> {
          double[] logs = map(over(in[0], in[1]), v -> Math.pow(Math.log(v), 2));
          return one(map(sma(logs, n(p, 0)), v -> 100 * Math.sqrt(p[1] * v / (4 * Math.log(2)))));
        });
    ALL.put(
        "garman_klass",
        (in, p) -> {
          double[] span = map(over(in[1], in[2]), v -> 0.5 * Math.pow(Math.log(v), 2));
          double[] body =
              map(over(in[3], in[0]), v -> (2 * Math.log(2) - 1) * Math.pow(Math.log(v), 2));
          return one(map(sma(minus(span, body), n(p, 0)), v -> 100 * Math.sqrt(p[1] * v)));
        });
    ALL.put("ulcer", (in, p) -> one(history(in[0], n(p, 0), Twins::ulcer)));
  }

  private static double variance(double[] w, double sample) {
    return sample > 0 ? moment(w, 2) * w.length / (w.length - 1) : moment(w, 2);
  }

  private static double[][] banded(double[] mid, double[] far) {
    return some(mid, plus(mid, far), minus(mid, far));
  }

  private static double[] keltnerRange(double[][] in, double[] p) {
    double[] range = p[2] > 0 ? trueRange(in[1], in[2], in[3], 0) : minus(in[1], in[2]);
    return times(ema(range, n(p, 0)), p[1]);
  }

  private static double ulcer(double[] w) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double top = max(Arrays.copyOf(w, i + 1));
      sum += Math.pow(100 * (w[i] - top) / top, 2);
    }
    return Math.sqrt(sum / w.length);
  }

  private static double[] running(double[] steps) {
    return freeze(steps, 1, Series::total);
  }

  private static void volume() {
    ALL.put(
        "obv", (in, p) -> one(running(map(change(in[0], 1), in[1], (d, v) -> Math.signum(d) * v))));
    ALL.put("vwap", (in, p) -> one(vwap(in, 0)[0]));
    ALL.put("vwap_bands", (in, p) -> vwap(in, p[0]));
    ALL.put(
        "mfi",
        (in, p) -> {
          double[] d = change(in[0], 1);
          double[] flow = times(in[0], in[1]);
          double[] up = sum(map(d, flow, (m, f) -> m <= 0 ? 0 : f), n(p, 0));
          double[] down = sum(map(d, flow, (m, f) -> m >= 0 ? 0 : f), n(p, 0));
          return one(map(up, down, (u, w) -> w <= 0 ? 100 : 100 - 100 / (1 + u / w)));
        });
    ALL.put("adl", (in, p) -> one(running(flow(in))));
    ALL.put(
        "chaikin_osc",
        (in, p) -> {
          double[] adl = running(flow(in));
          return one(minus(ema(adl, n(p, 0)), ema(adl, n(p, 1))));
        });
    ALL.put("cmf", (in, p) -> one(over(sum(flow(in), n(p, 0)), sum(in[3], n(p, 0)))));
    ALL.put("pvt", (in, p) -> one(running(times(over(change(in[0], 1), lag(in[0], 1)), in[1]))));
    ALL.put("nvi", (in, p) -> one(volumeIndex(in[0], in[1], -1)));
    ALL.put("pvi", (in, p) -> one(volumeIndex(in[0], in[1], 1)));
    ALL.put(
        "eom",
        (in, p) -> {
          double[] move = change(middle(in[0], in[1]), 1);
          double[] ease = over(times(times(move, minus(in[0], in[1])), p[1]), in[2]);
          return one(sma(finite(ease), n(p, 0)));
        });
  }

  private static double[] flow(double[][] in) {
    return each(
        in[0].length,
        i -> {
          double range = in[0][i] - in[1][i];
          double place = in[2][i] - in[1][i] - (in[0][i] - in[2][i]);
          return range > 0 ? place / range * in[3][i] : 0;
        });
  }

  private static double[][] vwap(double[][] in, double k) {
    double[][] out = new double[3][in[0].length];
    int start = 0;
    for (int i = 0; i < in[0].length; i++) {
      start = in[2][i] > 0 ? i : start;
      double[] price = Arrays.copyOfRange(in[0], start, i + 1);
      double[] volume = Arrays.copyOfRange(in[1], start, i + 1);
      double[] flows = times(price, volume);
      double[] traded = map(flows, volume, (f, v) -> Double.isNaN(f) ? 0 : v);
      double sum = total(traded);
      double mean = total(map(flows, f -> Double.isNaN(f) ? 0 : f)) / sum;
      double[] squares = times(map(price, v -> Math.pow(v - mean, 2)), volume);
      double variance = total(map(squares, f -> Double.isNaN(f) ? 0 : f)) / sum;
      boolean none = Double.isNaN(flows[i - start]) || !(sum > 0);
      out[0][i] = none ? Double.NaN : mean;
      out[1][i] = none ? Double.NaN : mean + k * Math.sqrt(variance);
      out[2][i] = none ? Double.NaN : mean - k * Math.sqrt(variance);
    }
    return out;
  }

  private static double[] volumeIndex(double[] close, double[] volume, int side) {
    double[] out = new double[close.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = i == 0 ? 1 : out[i - 1];
      if (i > 0 && side * (volume[i] - volume[i - 1]) > 0) {
        out[i] *= close[i] / close[i - 1];
      }
    }
    return out;
  }

  private static void moreVolume() {
    ALL.put("force", (in, p) -> one(ema(times(change(in[0], 1), in[1]), n(p, 0))));
    ALL.put(
        "klinger",
        (in, p) -> {
          double[] force = klingerForce(in[0], in[1], in[2], in[3]);
          double[] line = minus(ema(force, n(p, 0)), ema(force, n(p, 1)));
          return some(line, ema(line, n(p, 2)));
        });
    ALL.put("pvo", (in, p) -> signaled(percent(in[0], n(p, 0), n(p, 1)), n(p, 2)));
    ALL.put(
        "wad",
        (in, p) ->
            one(
                running(
                    each(
                        in[0].length,
                        i -> {
                          double d = i == 0 ? 0 : in[2][i] - in[2][i - 1];
                          return d > 0
                              ? in[2][i] - Math.min(in[1][i], in[2][i - 1])
                              : d < 0 ? in[2][i] - Math.max(in[0][i], in[2][i - 1]) : 0;
                        }))));
    ALL.put("volume_osc", (in, p) -> one(percent(in[0], n(p, 0), n(p, 1))));
    ALL.put("rel_volume", (in, p) -> one(over(in[0], sma(in[0], n(p, 0)))));
  }

  private static double[] klingerForce(double[] h, double[] l, double[] c, double[] v) {
    double[] cm = new double[h.length];
    double[] t = new double[h.length];
    double[] dm = minus(h, l);
    double[] force = new double[h.length];
    for (int i = 0; i < h.length; i++) {
      force[i] = Double.NaN;
      if (i > 0) {
        t[i] = h[i] + l[i] + c[i] > h[i - 1] + l[i - 1] + c[i - 1] ? 1 : -1;
      }
      if (i > 1) {
        cm[i] = dm[i] + (t[i] * t[i - 1] > 0 ? cm[i - 1] : dm[i - 1]);
        boolean none = Math.abs(cm[i] - dm[i]) <= 0 || v[i] <= 0 || cm[i] <= 0;
        double share = dm[i] <= 0 ? 2 : Math.abs(2 * (dm[i] / cm[i] - 1));
        force[i] = none ? 0 : v[i] * share * t[i] * 100;
      }
    }
    return force;
  }

  private static void statistics() {
    ALL.put("sum", (in, p) -> one(sum(in[0], n(p, 0))));
    ALL.put("cum", (in, p) -> one(running(in[0])));
    ALL.put("highest", (in, p) -> one(highest(in[0], n(p, 0))));
    ALL.put("lowest", (in, p) -> one(lowest(in[0], n(p, 0))));
    ALL.put("highest_ever", (in, p) -> one(carryAll(in[0], Series::max)));
    ALL.put("lowest_ever", (in, p) -> one(carryAll(in[0], Series::min)));
    ALL.put("bars_since_highest", (in, p) -> one(age(in[0], n(p, 0), 1)));
    ALL.put("bars_since_lowest", (in, p) -> one(age(in[0], n(p, 0), -1)));
    ALL.put("value_range", (in, p) -> one(window(in[0], n(p, 0), w -> max(w) - min(w))));
    ALL.put("median", (in, p) -> one(sorted(in[0], n(p, 0), z -> percentile(z, 50))));
    ALL.put("mode", (in, p) -> one(sorted(in[0], n(p, 0), Twins::mode)));
    ALL.put("percentile", (in, p) -> one(sorted(in[0], n(p, 0), z -> percentile(z, p[1]))));
    ALL.put(
        "percentile_nearest",
        (in, p) ->
            one(
                sorted(
                    in[0],
                    n(p, 0),
                    z -> z[Math.max((int) Math.ceil(z.length * p[1] / 100), 1) - 1])));
    ALL.put(
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
          double[] seen = known(x, i).stream().mapToDouble(Double::doubleValue).toArray();
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

  private static void moreStatistics() {
    ALL.put("mad", (in, p) -> one(carry(in[0], n(p, 0), Twins::meanDeviation)));
    ALL.put(
        "zscore",
        (in, p) -> one(carry(in[0], n(p, 0), w -> (w[w.length - 1] - mean(w)) / deviation(w))));
    ALL.put(
        "skew",
        (in, p) -> one(carry(in[0], n(p, 0), w -> moment(w, 3) / Math.pow(moment(w, 2), 1.5))));
    ALL.put(
        "kurtosis",
        (in, p) -> one(carry(in[0], n(p, 0), w -> moment(w, 4) / Math.pow(moment(w, 2), 2) - 3)));
    ALL.put("covariance", (in, p) -> one(pairs(in[0], in[1], n(p, 0))[0]));
    ALL.put("correlation", (in, p) -> one(correlation(in[0], in[1], n(p, 0))));
    ALL.put(
        "beta",
        (in, p) -> {
          double[][] moments = pairs(in[0], in[1], n(p, 0));
          return one(over(moments[0], moments[2]));
        });
    ALL.put("slope", (in, p) -> one(carry(in[0], n(p, 0), w -> line(w)[1])));
    ALL.put("r_squared", (in, p) -> one(carry(in[0], n(p, 0), w -> line(w)[2])));
    ALL.put("autocorrelation", (in, p) -> one(correlation(in[0], lag(in[0], n(p, 1)), n(p, 0))));
    ALL.put(
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

  private static void events() {
    ALL.put("rising", (in, p) -> one(run(in[0], n(p, 0), 1)));
    ALL.put("falling", (in, p) -> one(run(in[0], n(p, 0), -1)));
    ALL.put("all_true", (in, p) -> one(map(count(in[0], n(p, 0)), c -> c >= p[0] ? 1 : 0)));
    ALL.put("any_true", (in, p) -> one(map(count(in[0], n(p, 0)), c -> c > 0 ? 1 : 0)));
    ALL.put("count_true", (in, p) -> one(count(in[0], n(p, 0))));
    ALL.put("cross_over", (in, p) -> one(crosses(in[0], in[1], 1)));
    ALL.put("cross_under", (in, p) -> one(crosses(in[0], in[1], -1)));
    ALL.put(
        "cross",
        (in, p) -> one(map(crosses(in[0], in[1], 1), crosses(in[0], in[1], -1), Math::max)));
    ALL.put(
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
    ALL.put(
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
