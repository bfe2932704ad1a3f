package io.quantlab.engine.analysis;

/// Return and ratio metrics of a series of per-period returns (engine contract 8.2).
///
/// `r` are returns per period, `P` periods per year, `rf` the risk-free rate **per period**, `m`
/// the required return per period. Every function gives `NaN` on too few points or a zero
/// denominator. Sources: empyrical `stats.py`; backtesting.py `_stats.py`; LEAN `Statistics.cs`;
/// named per function.
public final class ReturnMetrics {
  private ReturnMetrics() {}

  /// Risk-free rate per period: `(1 + annual)^(1/P) − 1` (S-1).
  public static double perPeriod(double annual, double periodsPerYear) {
    return StrictMath.pow(1 + annual, 1 / periodsPerYear) - 1;
  }

  /// `Π(1+r) − 1`; `NaN` when empty.
  public static double totalReturn(double[] r) {
    return r.length == 0 ? Double.NaN : growth(r) - 1;
  }

  /// `(1 + total)^(P/n) − 1` (empyrical `annual_return`).
  public static double cagrPeriods(double[] r, double periodsPerYear) {
    return r.length == 0 ? Double.NaN : StrictMath.pow(growth(r), periodsPerYear / r.length) - 1;
  }

  /// `growth^(365.25/days) − 1`, growth = E_n/E_0 with flows taken out.
  public static double cagrCalendar(double[] r, double days) {
    return r.length == 0 || days <= 0 ? Double.NaN : StrictMath.pow(growth(r), 365.25 / days) - 1;
  }

  /// Geometric mean `g = (Π(1+r))^(1/n) − 1`.
  public static double geometricMean(double[] r) {
    return r.length == 0 ? Double.NaN : StrictMath.pow(growth(r), 1.0 / r.length) - 1;
  }

  /// `s√P`.
  public static double volatility(double[] r, double periodsPerYear) {
    return Moments.deviation(r) * Math.sqrt(periodsPerYear);
  }

  /// `√[(s² + (1+g)²)^P − (1+g)^{2P}]` (backtesting.py, after ssrn 3054517).
  public static double volatilityCompounded(double[] r, double periodsPerYear) {
    double growth = 1 + geometricMean(r);
    double square = growth * growth;
    return Math.sqrt(
        StrictMath.pow(Moments.variance(r) + square, periodsPerYear)
            - StrictMath.pow(square, periodsPerYear));
  }

  /// `mean(r − rf)/s(r − rf)` per period.
  public static double sharpePerPeriod(double[] r, double rf) {
    double[] excess = Moments.minus(r, rf);
    return ratio(Moments.mean(excess), Moments.deviation(excess));
  }

  /// `mean(r − rf)/s(r − rf)·√P` (empyrical).
  public static double sharpe(double[] r, double rf, double periodsPerYear) {
    return sharpePerPeriod(r, rf) * Math.sqrt(periodsPerYear);
  }

  /// `((1+g)^P − 1 − rfAnnual)/volatilityCompounded` (backtesting.py).
  public static double sharpeGeometric(double[] r, double rfAnnual, double periodsPerYear) {
    return ratio(
        cagrPeriods(r, periodsPerYear) - rfAnnual, volatilityCompounded(r, periodsPerYear));
  }

  /// `((1+μ)^P − 1 − rfAnnual)/(s√P)` (LEAN).
  public static double sharpeCompoundedMean(double[] r, double rfAnnual, double periodsPerYear) {
    return ratio(compoundedMean(r, periodsPerYear) - rfAnnual, volatility(r, periodsPerYear));
  }

  /// `√(mean(min(r − m, 0)²))·√P` over all n (empyrical `downside_risk`).
  public static double downsideDeviation(double[] r, double m, double periodsPerYear) {
    double sum = 0;
    for (double value : r) {
      double below = Math.min(value - m, 0);
      sum += below * below;
    }
    return Math.sqrt(sum / r.length) * Math.sqrt(periodsPerYear);
  }

  /// `mean(r − m)·P/downsideDeviation` (empyrical).
  public static double sortino(double[] r, double m, double periodsPerYear) {
    return ratio(
        Moments.mean(Moments.minus(r, m)) * periodsPerYear,
        downsideDeviation(r, m, periodsPerYear));
  }

  /// `((1+g)^P − 1 − rfAnnual)/downsideDeviation` (backtesting.py).
  public static double sortinoGeometric(
      double[] r, double m, double rfAnnual, double periodsPerYear) {
    return ratio(
        cagrPeriods(r, periodsPerYear) - rfAnnual, downsideDeviation(r, m, periodsPerYear));
  }

  /// `((1+μ)^P − 1 − rfAnnual)` over √P times the deviation (n − 1) of the returns below m (LEAN).
  public static double sortinoNegativeOnly(
      double[] r, double m, double rfAnnual, double periodsPerYear) {
    int count = 0;
    double[] below = new double[r.length];
    for (double value : r) {
      if (value < m) {
        below[count++] = value;
      }
    }
    double deviation = Moments.deviation(java.util.Arrays.copyOf(below, count));
    return ratio(
        compoundedMean(r, periodsPerYear) - rfAnnual, deviation * Math.sqrt(periodsPerYear));
  }

  /// `Σ(r−θ)⁺/Σ(θ−r)⁺` (Keating and Shadwick 2002).
  public static double omega(double[] r, double threshold) {
    double above = 0;
    double below = 0;
    for (double value : r) {
      above += Math.max(value - threshold, 0);
      below += Math.max(threshold - value, 0);
    }
    return ratio(above, below);
  }

  /// `abs(q95)/abs(q05)` (empyrical).
  public static double tailRatio(double[] r) {
    double[] sorted = Moments.sorted(r);
    return ratio(
        Math.abs(Moments.quantileOfSorted(sorted, 0.95)),
        Math.abs(Moments.quantileOfSorted(sorted, 0.05)));
  }

  /// R² of the cumulative log returns on time (empyrical `stability_of_timeseries`).
  public static double stability(double[] r) {
    double[] time = new double[r.length];
    double[] cumulative = new double[r.length];
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      sum += StrictMath.log1p(r[i]);
      time[i] = i;
      cumulative[i] = sum;
    }
    double correlation = Moments.correlation(time, cumulative);
    return correlation * correlation;
  }

  /// `numerator/denominator`, `NaN` unless the denominator is positive.
  static double ratio(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : Double.NaN;
  }

  private static double compoundedMean(double[] r, double periodsPerYear) {
    return StrictMath.pow(1 + Moments.mean(r), periodsPerYear) - 1;
  }

  private static double growth(double[] r) {
    double growth = 1;
    for (double value : r) {
      growth *= 1 + value;
    }
    return growth;
  }
}
