package io.quantlab.engine.analysis;

import io.quantlab.engine.math.Normal;

/// Value at risk and expected shortfall of per-period returns (engine contract 8.2).
///
/// All are returns, so a loss is negative. `alpha` is the tail probability, for example 0.05.
public final class RiskMetrics {
  private RiskMetrics() {}

  /// α-quantile of r, linear interpolation (type 7; empyrical `value_at_risk`).
  public static double varHistorical(double[] r, double alpha) {
    return Moments.quantile(r, alpha);
  }

  /// Mean of the returns at or below `varHistorical`.
  public static double cvarTail(double[] r, double alpha) {
    double var = varHistorical(r, alpha);
    double sum = 0;
    int count = 0;
    for (double value : r) {
      if (value <= var) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  /// Mean of the `⌊(n−1)α⌋ + 1` smallest returns (empyrical `conditional_value_at_risk`).
  public static double cvarIndex(double[] r, double alpha) {
    if (r.length == 0) {
      return Double.NaN;
    }
    double[] sorted = Moments.sorted(r);
    int count = (int) ((r.length - 1) * alpha) + 1;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += sorted[i];
    }
    return sum / count;
  }

  /// `μ + z_α s`.
  public static double varNormal(double[] r, double alpha) {
    return Moments.mean(r) + Normal.inverse(alpha) * Moments.deviation(r);
  }

  /// `μ + z′ s`, `z′ = z + (z²−1)S/6 + (z³−3z)K/24 − (2z³−5z)S²/36`, K excess (Cornish and Fisher
  /// 1938; Zangari 1996).
  public static double varCornishFisher(double[] r, double alpha) {
    double z = Normal.inverse(alpha);
    double s = Moments.skew(r);
    double k = Moments.kurtosis(r) - 3;
    double cubic = z * z * z;
    double adjusted =
        z + (z * z - 1) * s / 6 + (cubic - 3 * z) * k / 24 - (2 * cubic - 5 * z) * s * s / 36;
    return Moments.mean(r) + adjusted * Moments.deviation(r);
  }
}
