package io.quantlab.engine.risk;

import io.quantlab.engine.math.Normal;
import java.util.Arrays;

/// Losses that past returns let expect (engine contract O-35, definitions of 8.2). A loss is
/// positive; where a gain is expected instead it is 0.
public final class ValueAtRisk {
  private ValueAtRisk() {}

  /// The loss of a series of gains and losses.
  ///
  /// @param made gains above zero; sorted by the call
  /// @param count values of it that count, at least 2
  public static double loss(
      LossMeasure.Measure measure, double confidence, double[] made, int count) {
    double alpha = 1 - confidence;
    double quantile =
        switch (measure) {
          case HISTORICAL, MONTE_CARLO -> quantile(made, count, alpha);
          case TAIL, MONTE_CARLO_TAIL -> tail(made, count, quantile(made, count, alpha));
          case NORMAL -> {
            double mean = mean(made, count);
            yield mean + Normal.inverse(alpha) * deviation(made, count, mean, count - 1);
          }
          case CORNISH_FISHER -> cornishFisher(made, count, Normal.inverse(alpha));
        };
    return Math.max(0, -quantile);
  }

  /// Type 7: straight line between the order statistics around (n - 1) alpha.
  private static double quantile(double[] made, int count, double alpha) {
    Arrays.sort(made, 0, count);
    double place = (count - 1) * alpha;
    int below = (int) place;
    int above = Math.min(below + 1, count - 1);
    return made[below] + (place - below) * (made[above] - made[below]);
  }

  private static double tail(double[] sorted, int count, double quantile) {
    double sum = 0;
    int n = 0;
    while (n < count && sorted[n] <= quantile) {
      sum += sorted[n++];
    }
    return n == 0 ? quantile : sum / n;
  }

  private static double mean(double[] made, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += made[i];
    }
    return sum / count;
  }

  private static double deviation(double[] made, int count, double mean, int divisor) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (made[i] - mean) * (made[i] - mean);
    }
    return Math.sqrt(sum / divisor);
  }

  private static double cornishFisher(double[] made, int count, double z) {
    double mean = mean(made, count);
    double biased = deviation(made, count, mean, count);
    double skew = 0;
    double kurtosis = 0;
    for (int i = 0; i < count && biased > 0; i++) {
      double d = (made[i] - mean) / biased;
      skew += d * d * d / count;
      kurtosis += d * d * d * d / count;
    }
    double excess = biased > 0 ? kurtosis - 3 : 0;
    double corrected =
        z
            + (z * z - 1) * skew / 6
            + (z * z * z - 3 * z) * excess / 24
            - (2 * z * z * z - 5 * z) * skew * skew / 36;
    return mean + corrected * deviation(made, count, mean, count - 1);
  }
}
