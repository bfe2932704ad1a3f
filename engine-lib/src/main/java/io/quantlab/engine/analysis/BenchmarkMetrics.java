package io.quantlab.engine.analysis;

import java.util.Arrays;

/// Metrics of returns `r` against benchmark returns `b` of the same periods (engine contract 8.2).
///
/// Both arrays have equal length. `rf` is the risk-free rate per period, `P` periods per year.
/// Sources: empyrical `stats.py`; backtesting.py for `betaLogBars` and `alphaWholePeriod`.
public final class BenchmarkMetrics {
  private BenchmarkMetrics() {}

  /// `cov(r, b)/var(b)`; equal with excess returns, as rf is one number.
  public static double beta(double[] r, double[] b) {
    return ReturnMetrics.ratio(Moments.covariance(r, b), Moments.variance(b));
  }

  /// `(1 + mean(r − rf − β(b − rf)))^P − 1`.
  public static double alpha(double[] r, double[] b, double rf, double periodsPerYear) {
    double mean = Moments.mean(r) - rf - beta(r, b) * (Moments.mean(b) - rf);
    return StrictMath.pow(1 + mean, periodsPerYear) - 1;
  }

  /// `total − rfAnnual − β(benchmark total − rfAnnual)`, β of per-bar log returns.
  public static double alphaWholePeriod(
      double total, double benchmarkTotal, double betaLogBars, double rfAnnual) {
    return total - rfAnnual - betaLogBars * (benchmarkTotal - rfAnnual);
  }

  /// `exp(Σ log returns) − 1`; `NaN` when empty.
  public static double totalOfLogReturns(double[] logReturns) {
    return logReturns.length == 0 ? Double.NaN : StrictMath.expm1(Moments.sum(logReturns));
  }

  /// `mean(r − b)/s(r − b)`.
  public static double informationRatioPerPeriod(double[] r, double[] b) {
    double[] active = Moments.minus(r, b);
    return ReturnMetrics.ratio(Moments.mean(active), Moments.deviation(active));
  }

  /// `s(r − b)·√P`.
  public static double trackingError(double[] r, double[] b, double periodsPerYear) {
    return Moments.deviation(Moments.minus(r, b)) * Math.sqrt(periodsPerYear);
  }

  /// `mean(r − rf)·P/β`; `NaN` at β = 0 (Treynor 1965).
  public static double treynor(double[] r, double[] b, double rf, double periodsPerYear) {
    double beta = beta(r, b);
    return Math.abs(beta) > 0
        ? Moments.mean(Moments.minus(r, rf)) * periodsPerYear / beta
        : Double.NaN;
  }

  /// Ratio of annualised returns over all periods.
  public static double capture(double[] r, double[] b, double periodsPerYear) {
    double base = ReturnMetrics.cagrPeriods(b, periodsPerYear);
    return Math.abs(base) > 0 ? ReturnMetrics.cagrPeriods(r, periodsPerYear) / base : Double.NaN;
  }

  /// [#capture] over the periods with b above 0.
  public static double upCapture(double[] r, double[] b, double periodsPerYear) {
    return captureWhere(r, b, periodsPerYear, 1);
  }

  /// [#capture] over the periods with b below 0.
  public static double downCapture(double[] r, double[] b, double periodsPerYear) {
    return captureWhere(r, b, periodsPerYear, -1);
  }

  private static double captureWhere(double[] r, double[] b, double periodsPerYear, int sign) {
    double[] own = new double[r.length];
    double[] base = new double[r.length];
    int count = 0;
    for (int i = 0; i < r.length; i++) {
      if (b[i] * sign > 0) {
        own[count] = r[i];
        base[count++] = b[i];
      }
    }
    return capture(Arrays.copyOf(own, count), Arrays.copyOf(base, count), periodsPerYear);
  }
}
