package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Arrays;
import java.util.Map;

/// Twins of wick.md 17.5.
final class VolumeTwins {
  private VolumeTwins() {}

  static void add(Map<String, Twin> twins) {
    volume(twins);
    moreVolume(twins);
  }

  private static void volume(Map<String, Twin> twins) {
    twins.put(
        "obv", (in, p) -> one(running(map(change(in[0], 1), in[1], (d, v) -> Math.signum(d) * v))));
    twins.put("vwap", (in, p) -> one(vwap(in, 0)[0]));
    twins.put("vwap_bands", (in, p) -> vwap(in, p[0]));
    twins.put(
        "mfi",
        (in, p) -> {
          double[] d = change(in[0], 1);
          double[] flow = times(in[0], in[1]);
          double[] up = sum(map(d, flow, (m, f) -> m <= 0 ? 0 : f), n(p, 0));
          double[] down = sum(map(d, flow, (m, f) -> m >= 0 ? 0 : f), n(p, 0));
          return one(map(up, down, (u, w) -> w <= 0 ? 100 : 100 - 100 / (1 + u / w)));
        });
    twins.put("adl", (in, p) -> one(running(flow(in))));
    twins.put(
        "chaikin_osc",
        (in, p) -> {
          double[] adl = running(flow(in));
          return one(minus(ema(adl, n(p, 0)), ema(adl, n(p, 1))));
        });
    twins.put("cmf", (in, p) -> one(over(sum(flow(in), n(p, 0)), sum(in[3], n(p, 0)))));
    twins.put("pvt", (in, p) -> one(running(times(over(change(in[0], 1), lag(in[0], 1)), in[1]))));
    twins.put("nvi", (in, p) -> one(volumeIndex(in[0], in[1], -1)));
    twins.put("pvi", (in, p) -> one(volumeIndex(in[0], in[1], 1)));
    twins.put(
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

  private static void moreVolume(Map<String, Twin> twins) {
    twins.put("force", (in, p) -> one(ema(times(change(in[0], 1), in[1]), n(p, 0))));
    twins.put(
        "klinger",
        (in, p) -> {
          double[] force = klingerForce(in[0], in[1], in[2], in[3]);
          double[] line = minus(ema(force, n(p, 0)), ema(force, n(p, 1)));
          return some(line, ema(line, n(p, 2)));
        });
    twins.put("pvo", (in, p) -> signaled(percent(in[0], n(p, 0), n(p, 1)), n(p, 2)));
    twins.put(
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
    twins.put("volume_osc", (in, p) -> one(percent(in[0], n(p, 0), n(p, 1))));
    twins.put("rel_volume", (in, p) -> one(over(in[0], sma(in[0], n(p, 0)))));
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
}
