package io.quantlab.engine.analysis;

import java.util.Arrays;

/// Generalised Pareto fit of the loss tail, and the risk figures read off it.
///
/// Losses are `−r`. For a threshold u the excesses `y = loss − u > 0` follow `G(y) = 1 − (1 +
/// ξy/σ)^(−1/ξ)`. The likelihood is maximised along Grimshaw's one-parameter curve `θ = ξ/σ`, `ξ(θ)
/// = mean ln(1 + θy)`: a fixed grid, then golden section, so equal input gives equal output. The
/// threshold starts at 0.2 and is halved until the fit is valid: at least [#EXCESSES_MIN] excesses,
/// more of them than the tail probability asks for, `−0.5 < ξ < 1` (estimates are regular above
/// −0.5, the mean is finite below 1). Below 1e-6 the fit is given up.
///
/// 1. Gilli and Këllezi, *An Application of Extreme Value Theory for Measuring Financial Risk*,
///    Computational Economics 27, 2006: eq. 9 and 11.
/// 2. Grimshaw, *Computing Maximum Likelihood Estimates for the Generalized Pareto Distribution*,
///    Technometrics 35, 1993.
///
/// @param threshold u, positive loss
/// @param scale σ
/// @param shape ξ
/// @param excesses losses above u
/// @param sample number of returns
public record TailFit(double threshold, double scale, double shape, int excesses, int sample) {
  /// Fewest excesses a fit may rest on.
  public static final int EXCESSES_MIN = 10;

  private static final double FIRST_THRESHOLD = 0.2;
  private static final double LAST_THRESHOLD = 1e-6;
  private static final int GRID = 400;
  private static final int STEPS = 80;
  private static final double EXPONENTIAL = 1e-9;
  private static final double GOLDEN = 0.6180339887498949;

  /// The fit of a return sample for one tail probability, or `null` when no threshold gives a valid
  /// one.
  public static TailFit of(double[] r, double alpha) {
    for (double u = FIRST_THRESHOLD; u >= LAST_THRESHOLD; u /= 2) {
      double[] excesses = excesses(r, u);
      if (excesses.length < EXCESSES_MIN || excesses.length < alpha * r.length) {
        continue;
      }
      TailFit fit = fit(excesses, u, r.length);
      if (fit.shape > -0.5 && fit.shape < 1 && Double.isFinite(fit.cvar(alpha))) {
        return fit;
      }
    }
    return null;
  }

  /// The maximum likelihood fit of given excesses, all positive.
  static TailFit fit(double[] excesses, double threshold, int sample) {
    double mean = Moments.mean(excesses);
    double max = Moments.sorted(excesses)[excesses.length - 1];
    double low = -1 / max;
    double best = 0;
    double bestLikelihood = likelihood(excesses, 0, mean);
    for (int i = 1; i < GRID; i++) {
      double share = (double) i / GRID;
      // From just above -1/max to 20/mean, dense near zero on both sides.
      double theta = share < 0.5 ? low * (1 - 2 * share) * 0.9999 : 20 / mean * cube(2 * share - 1);
      double likelihood = likelihood(excesses, theta, mean);
      if (likelihood > bestLikelihood) {
        bestLikelihood = likelihood;
        best = theta;
      }
    }
    return of(excesses, golden(excesses, best, mean, low), mean, threshold, sample);
  }

  /// `−[u + σ/ξ·((n/N_u·α)^(−ξ) − 1)]`: the return not undercut with probability 1 − α.
  public double var(double alpha) {
    return -lossQuantile(alpha);
  }

  /// `−[VaR/(1−ξ) + (σ − ξu)/(1−ξ)]`: the mean return beyond [#var].
  public double cvar(double alpha) {
    return -(lossQuantile(alpha) + scale - shape * threshold) / (1 - shape);
  }

  private double lossQuantile(double alpha) {
    double odds = (double) sample / excesses * alpha;
    return Math.abs(shape) < EXPONENTIAL
        ? threshold - scale * StrictMath.log(odds)
        : threshold + scale / shape * (StrictMath.pow(odds, -shape) - 1);
  }

  private static TailFit of(double[] y, double theta, double mean, double u, int sample) {
    double shape = shape(y, theta);
    double scale = Math.abs(shape) < EXPONENTIAL ? mean : shape / theta;
    return new TailFit(u, scale, shape, y.length, sample);
  }

  private static double golden(double[] y, double centre, double mean, double low) {
    double reach = Math.max(Math.abs(centre) * 0.5, -low * 0.02);
    double a = Math.max(centre - reach, low * 0.99999);
    double b = centre + reach;
    for (int i = 0; i < STEPS; i++) {
      double left = b - GOLDEN * (b - a);
      double right = a + GOLDEN * (b - a);
      if (likelihood(y, left, mean) >= likelihood(y, right, mean)) {
        b = right;
      } else {
        a = left;
      }
    }
    return (a + b) / 2;
  }

  /// Log likelihood per excess on the curve: `−ln σ − ξ − 1`; the exponential limit at ξ = 0.
  private static double likelihood(double[] y, double theta, double mean) {
    double shape = shape(y, theta);
    double scale = Math.abs(shape) < EXPONENTIAL ? mean : shape / theta;
    return shape <= -1 ? Double.NEGATIVE_INFINITY : -StrictMath.log(scale) - shape - 1;
  }

  private static double shape(double[] y, double theta) {
    double sum = 0;
    for (double value : y) {
      sum += StrictMath.log1p(theta * value);
    }
    return sum / y.length;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double[] excesses(double[] r, double threshold) {
    double[] out = new double[r.length];
    int count = 0;
    for (double value : r) {
      if (-value > threshold) {
        out[count++] = -value - threshold;
      }
    }
    return Arrays.copyOf(out, count);
  }
}
