package io.quantlab.engine.analysis;

import io.quantlab.engine.math.Normal;

/// How far a Sharpe ratio can be believed, given its sample and the number of trials behind it.
///
/// All Sharpe ratios here are **per period**; skewness and kurtosis are the biased moments,
/// kurtosis not excess.
///
/// 1. Bailey and López de Prado, *The Sharpe Ratio Efficient Frontier*, Journal of Risk 15, 2012.
/// 2. Bailey and López de Prado, *The Deflated Sharpe Ratio*, Journal of Portfolio Management 40,
///    2014.
public final class SharpeInference {
  private static final double EULER_GAMMA = 0.5772156649015329;

  private SharpeInference() {}

  /// `Φ((SR−SR*)√(n−1)/√(1 − γ₃SR + (γ₄−1)/4·SR²))`: the probability that the true ratio exceeds
  /// SR* [1].
  public static double psr(double sharpe, double benchmark, int n, double skew, double kurtosis) {
    double spread = Math.sqrt(spread(sharpe, skew, kurtosis));
    return n < 2 || !(spread > 0)
        ? Double.NaN
        : Normal.cdf((sharpe - benchmark) * Math.sqrt(n - 1.0) / spread);
  }

  /// `1 + (1 − γ₃SR + (γ₄−1)/4·SR²)(z_α/(SR−SR*))²`: periods needed for confidence 1 − α [1]. `NaN`
  /// unless SR exceeds SR*.
  public static double minTrackRecord(
      double sharpe, double benchmark, double skew, double kurtosis, double alpha) {
    double distance = sharpe - benchmark;
    if (!(distance > 0)) {
      return Double.NaN;
    }
    double z = Normal.inverse(1 - alpha) / distance;
    return 1 + spread(sharpe, skew, kurtosis) * z * z;
  }

  /// Expected maximum Sharpe of N trials without skill: `√V[(1−γ)Φ⁻¹(1−1/N) + γΦ⁻¹(1−1/(N·e))]`
  /// [2]. 0 for one trial.
  public static double expectedMaximum(int trials, double variance) {
    if (trials < 1 || !(variance >= 0)) {
      return Double.NaN;
    }
    if (trials == 1) {
      return 0;
    }
    double a = Normal.inverse(1 - 1.0 / trials);
    double b = Normal.inverse(1 - 1.0 / (trials * Math.E));
    return Math.sqrt(variance) * ((1 - EULER_GAMMA) * a + EULER_GAMMA * b);
  }

  /// [#psr] against [#expectedMaximum] [2].
  public static double dsr(
      double sharpe, int n, double skew, double kurtosis, int trials, double variance) {
    return psr(sharpe, expectedMaximum(trials, variance), n, skew, kurtosis);
  }

  private static double spread(double sharpe, double skew, double kurtosis) {
    return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
  }
}
