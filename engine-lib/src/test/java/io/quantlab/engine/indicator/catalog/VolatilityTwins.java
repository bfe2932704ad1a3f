package io.quantlab.engine.indicator.catalog;

import static io.quantlab.engine.indicator.catalog.Series.*;
import static io.quantlab.engine.indicator.catalog.TwinParts.*;

import java.util.Arrays;
import java.util.Map;

/// Twins of wick.md 17.4.
final class VolatilityTwins {
  private VolatilityTwins() {}

  static void add(Map<String, Twin> twins) {
    volatility(twins);
  }

  private static void volatility(Map<String, Twin> twins) {
    twins.put("true_range", (in, p) -> one(trueRange(in[0], in[1], in[2], p[0])));
    twins.put("atr", (in, p) -> one(atr(in[0], in[1], in[2], n(p, 0))));
    twins.put("natr", (in, p) -> one(times(over(atr(in[0], in[1], in[2], n(p, 0)), in[2]), 100)));
    twins.put("variance", (in, p) -> one(carry(in[0], n(p, 0), w -> variance(w, p[1]))));
    twins.put("stdev", (in, p) -> one(carry(in[0], n(p, 0), w -> Math.sqrt(variance(w, p[1])))));
    twins.put(
        "bollinger", (in, p) -> banded(sma(in[0], n(p, 0)), times(stdev(in[0], n(p, 0)), p[1])));
    twins.put(
        "bb_width",
        (in, p) -> one(over(times(stdev(in[0], n(p, 0)), 200 * p[1]), sma(in[0], n(p, 0)))));
    twins.put(
        "bb_percent",
        (in, p) ->
            one(
                carry(
                    in[0],
                    n(p, 0),
                    w ->
                        (w[w.length - 1] - mean(w) + p[1] * deviation(w))
                            / (2 * p[1] * deviation(w)))));
    twins.put("keltner", (in, p) -> banded(ema(in[0], n(p, 0)), keltnerRange(in, p)));
    twins.put(
        "keltner_width", (in, p) -> one(over(times(keltnerRange(in, p), 2), ema(in[0], n(p, 0)))));
    twins.put(
        "donchian",
        (in, p) -> {
          double[] up = highest(in[0], n(p, 0));
          double[] low = lowest(in[1], n(p, 0));
          return some(middle(up, low), up, low);
        });
    twins.put(
        "envelope",
        (in, p) -> {
          double[] mid = sma(in[0], n(p, 0));
          return some(mid, times(mid, 1 + p[1]), times(mid, 1 - p[1]));
        });
    twins.put(
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
    twins.put(
        "hist_vol",
        (in, p) ->
            one(
                times(
                    stdev(map(over(in[0], lag(in[0], 1)), Math::log), n(p, 0)),
                    100 * Math.sqrt(p[1]))));
    twins.put(
        "parkinson",
        (in, p) -> {
          double[] logs = map(over(in[0], in[1]), v -> Math.pow(Math.log(v), 2));
          return one(map(sma(logs, n(p, 0)), v -> 100 * Math.sqrt(p[1] * v / (4 * Math.log(2)))));
        });
    twins.put(
        "garman_klass",
        (in, p) -> {
          double[] span = map(over(in[1], in[2]), v -> 0.5 * Math.pow(Math.log(v), 2));
          double[] body =
              map(over(in[3], in[0]), v -> (2 * Math.log(2) - 1) * Math.pow(Math.log(v), 2));
          return one(map(sma(minus(span, body), n(p, 0)), v -> 100 * Math.sqrt(p[1] * v)));
        });
    twins.put("ulcer", (in, p) -> one(history(in[0], n(p, 0), VolatilityTwins::ulcer)));
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
}
