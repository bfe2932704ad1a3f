package io.quantlab.engine.analysis;

import java.util.Arrays;

/// Mean, deviation, skewness, kurtosis and quantiles of a sample; `NaN` when undefined.
///
/// Two passes: the mean first, then powers of the distances to it. A sample of equal values has the
/// deviation 0 exactly, so that a ratio over it is undefined instead of huge.
final class Moments {
  private Moments() {}

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /// Arithmetic mean; `NaN` when empty.
  static double mean(double[] values) {
    return sum(values) / values.length;
  }

  /// Variance over n − 1; `NaN` below two values.
  static double variance(double[] values) {
    return values.length < 2 ? Double.NaN : squares(values) / (values.length - 1);
  }

  /// Standard deviation over n − 1; `NaN` below two values.
  static double deviation(double[] values) {
    return Math.sqrt(variance(values));
  }

  /// Biased skewness `m₃/m₂^1.5`; `NaN` without spread.
  static double skew(double[] values) {
    double m2 = squares(values) / values.length;
    return m2 > 0 ? central(values, 3) / (m2 * Math.sqrt(m2)) : Double.NaN;
  }

  /// Biased kurtosis `m₄/m₂²`, 3 for the normal distribution; `NaN` without spread.
  static double kurtosis(double[] values) {
    double m2 = squares(values) / values.length;
    return m2 > 0 ? central(values, 4) / (m2 * m2) : Double.NaN;
  }

  /// Adjusted Fisher–Pearson skewness `G₁ = g₁·√(n(n−1))/(n−2)`; `NaN` below three values.
  ///
  /// Source: Joanes and Gill, *Comparing measures of sample skewness and kurtosis*, 1998.
  static double skewUnbiased(double[] values) {
    double n = values.length;
    return n < 3 ? Double.NaN : skew(values) * Math.sqrt(n * (n - 1)) / (n - 2);
  }

  /// `G₂ + 3` with `G₂ = (n−1)/((n−2)(n−3))·((n+1)g₂ + 6)`, g₂ the biased excess; `NaN` below four.
  ///
  /// Source: Joanes and Gill, 1998.
  static double kurtosisUnbiased(double[] values) {
    double n = values.length;
    if (n < 4) {
      return Double.NaN;
    }
    double excess = kurtosis(values) - 3;
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6) + 3;
  }

  /// Covariance over n − 1 of two samples of equal length.
  static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return a.length < 2 ? Double.NaN : sum / (a.length - 1);
  }

  /// Correlation of two samples of equal length; `NaN` when one has no spread.
  static double correlation(double[] a, double[] b) {
    double spread = deviation(a) * deviation(b);
    return spread > 0 ? covariance(a, b) / spread : Double.NaN;
  }

  /// The q-quantile by linear interpolation between order statistics (type 7).
  ///
  /// Source: Hyndman and Fan, *Sample quantiles in statistical packages*, 1996.
  static double quantile(double[] values, double q) {
    return quantileOfSorted(sorted(values), q);
  }

  static double quantileOfSorted(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  /// `a[i] − b[i]`.
  static double[] minus(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] - b[i];
    }
    return out;
  }

  /// `a[i] − constant`.
  static double[] minus(double[] a, double constant) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] - constant;
    }
    return out;
  }

  /// Sum of squared distances to the mean; exactly 0 when all values are equal.
  private static double squares(double[] values) {
    boolean equal = true;
    for (double value : values) {
      equal &= Double.compare(value, values[0]) == 0;
    }
    return equal && values.length > 0 && !Double.isNaN(values[0])
        ? 0
        : central(values, 2) * values.length;
  }

  private static double central(double[] values, int power) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      double distance = value - mean;
      double square = distance * distance;
      sum += power == 2 ? square : power == 3 ? square * distance : square * square;
    }
    return sum / values.length;
  }
}
