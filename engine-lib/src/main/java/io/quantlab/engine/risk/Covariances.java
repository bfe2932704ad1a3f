package io.quantlab.engine.risk;

import java.util.Arrays;

/// Means, covariances and correlations of the session returns of some instruments, side by side by
/// their place from the newest back (engine contract O-35).
///
/// Covariances are those of a sample (n - 1). Shocked correlations are a share of the way from the
/// matrix as it is to that of all ones, or to that of none, so they stay those of some returns.
final class Covariances {
  private final int size;
  private final double[] mean;
  private final double[] deviation;
  private final double[][] covariance;

  /// @param slots of the instruments, by their place in the matrix
  /// @param known returns that count, at least 2
  Covariances(SessionReturns returns, int[] slots, int known) {
    this.size = slots.length;
    this.mean = new double[size];
    this.deviation = new double[size];
    this.covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int back = 0; back < known; back++) {
        mean[i] += returns.at(slots[i], back) / known;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int back = 0; back < known; back++) {
          double one = returns.at(slots[i], back) - mean[i];
          sum += one * (returns.at(slots[j], back) - mean[j]);
        }
        covariance[i][j] = sum / (known - 1);
        covariance[j][i] = covariance[i][j];
      }
      deviation[i] = Math.sqrt(covariance[i][i]);
    }
  }

  double mean(int i) {
    return mean[i];
  }

  /// Correlation of two, shifted towards 1 by a share of the way, below 0 towards 0. One that never
  /// moves is correlated with itself only.
  double correlation(int i, int j, double shift) {
    if (i == j) {
      return 1;
    }
    double both = deviation[i] * deviation[j];
    double now = both > 0 ? covariance[i][j] / both : 0;
    return shift >= 0 ? now + shift * (1 - now) : now * (1 + shift);
  }

  /// How far `i` follows `market`, with correlations shifted.
  double beta(int i, int market, double shift) {
    return deviation[market] > 0
        ? correlation(i, market, shift) * deviation[i] / deviation[market]
        : 0;
  }

  /// The square root of the quadratic form of values over correlations.
  double correlated(double[] values) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return Math.sqrt(Math.max(0, form(values, ones, 0)));
  }

  /// The standard deviation of what values make, with volatilities and correlations shocked.
  double deviation(double[] values, double volatility, double shift) {
    return (1 + volatility) * Math.sqrt(Math.max(0, form(values, deviation, shift)));
  }

  private double form(double[] values, double[] scale, double shift) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += values[i] * scale[i] * values[j] * scale[j] * correlation(i, j, shift);
      }
    }
    return sum;
  }

  /// The lower triangle whose product with its transpose is the covariance matrix (Cholesky; Golub
  /// and Van Loan, *Matrix Computations*, 4th edition, 4.2). What others determine wholly gets a
  /// zero on the diagonal.
  double[][] triangle() {
    double[][] l = new double[size][size];
    for (int j = 0; j < size; j++) {
      double rest = covariance[j][j];
      for (int k = 0; k < j; k++) {
        rest -= l[j][k] * l[j][k];
      }
      l[j][j] = rest > 1e-14 * covariance[j][j] ? Math.sqrt(rest) : 0;
      for (int i = j + 1; i < size && l[j][j] > 0; i++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = sum / l[j][j];
      }
    }
    return l;
  }
}
