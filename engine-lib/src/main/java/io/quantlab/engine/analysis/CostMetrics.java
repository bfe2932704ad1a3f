package io.quantlab.engine.analysis;

/// Cost metrics (engine contract 8.2); `NaN` when undefined.
public final class CostMetrics {
  private CostMetrics() {}

  /// Cost in basis points of the traded value.
  public static double bps(long costE8, long tradedValueE8) {
    return ReturnMetrics.ratio(costE8 * 1e4, tradedValueE8);
  }

  /// Cost over gross profit; `NaN` unless the gross profit is positive.
  public static double shareOfGross(long costE8, long grossE8) {
    return ReturnMetrics.ratio(costE8, grossE8);
  }

  /// Account value at which modelled impact halves the gross return: with impact per unit growing
  /// like value^p, `NAV·(gross/(2·impact))^(1/p)`. `NaN` without modelled impact or gross profit.
  public static double capacity(
      double meanNav, long grossE8, long impactE8, double impactExponent) {
    if (grossE8 <= 0 || impactE8 <= 0 || !(impactExponent > 0)) {
      return Double.NaN;
    }
    return meanNav * StrictMath.pow(grossE8 / (2.0 * impactE8), 1 / impactExponent);
  }

  /// `Σ traded value/(2·mean NAV)` per year.
  public static double turnover(long tradedValueE8, double meanNavE8, double years) {
    return ReturnMetrics.ratio(tradedValueE8, 2 * meanNavE8 * years);
  }
}
