package io.quantlab.engine.schedule;

import java.util.ArrayList;
import java.util.List;

/// The optimal schedule of a sale (or purchase) under linear impact (engine contract F-82).
///
/// X shares go in N slices of τ = T/N days. Selling at a rate v lowers the price by γv a day for
/// good and by ε·sgn v + ηv while it lasts. Expected cost and variance of a list of trades n_j with
/// holdings x_j are
///
/// - E = ½γX² + ε·Σ|n_j| + (η̃/τ)·Σn_j², η̃ = η − γτ/2
/// - Var = σ²τ·Σ_{j≥1} x_j²
///
/// Minimizing E + λ·Var gives (x_{j−1} − 2x_j + x_{j+1})/τ² = κ̃²x_j with κ̃² = λσ²/η̃, x_0 = X and
/// x_N = 0: one tridiagonal solve. For λ > 0 it is X·sinh(κ(T − t_j))/sinh(κT) with cosh(κτ) = 1 +
/// κ̃²τ²/2; below zero (a taste for risk) the same equations hold as long as a minimum exists.
///
/// Source: Almgren, Chriss, *Optimal execution of portfolio transactions*, Journal of Risk 3(2),
/// 2000.
///
/// @param shares X, above 0
/// @param days T, above 0
/// @param slices N, at least 1
/// @param volatility σ: standard deviation of the price over a day, in money per share
/// @param gamma γ: permanent impact, money per share for each share sold
/// @param eta η: temporary impact, money per share for each share a day
/// @param epsilon ε: fixed cost of a share, half the spread and fees
/// @param riskAversion λ, per money
public record AlmgrenChriss(
    double shares,
    double days,
    int slices,
    double volatility,
    double gamma,
    double eta,
    double epsilon,
    double riskAversion) {

  /// One point of the efficient frontier.
  public record Point(double riskAversion, double cost, double variance) {}

  public AlmgrenChriss {
    if (!(shares > 0) || !(days > 0) || slices < 1 || !(volatility >= 0)) {
      throw new IllegalArgumentException(
          "need shares and days above 0, at least 1 slice and volatility of 0 or more, were "
              + shares
              + ", "
              + days
              + ", "
              + slices
              + " and "
              + volatility);
    }
    double tilde = eta - gamma * days / slices / 2;
    if (!(tilde > 0)) {
      throw new IllegalArgumentException(
          "temporary impact " + eta + " must be above half of what a slice leaves for good");
    }
    double curvature = riskAversion * volatility * volatility / tilde * square(days / slices);
    double sine = StrictMath.sin(Math.PI / (2.0 * slices));
    if (!(curvature > -4 * sine * sine)) {
      throw new IllegalArgumentException(
          "risk aversion " + riskAversion + " is so far below 0 that no schedule is the best one");
    }
  }

  private static double square(double a) {
    return a * a;
  }

  /// The same sale with another risk aversion.
  public AlmgrenChriss withRiskAversion(double lambda) {
    return new AlmgrenChriss(shares, days, slices, volatility, gamma, eta, epsilon, lambda);
  }

  /// Length of a slice τ, days.
  public double tau() {
    return days / slices;
  }

  /// η̃ = η − γτ/2.
  public double etaTilde() {
    return eta - gamma * tau() / 2;
  }

  /// κ̃² = λσ²/η̃, per day squared; its sign is that of λ.
  public double kappaTildeSquared() {
    return riskAversion * volatility * volatility / etaTilde();
  }

  /// κ, per day: how fast the optimal holdings fall; `NaN` unless λ is above 0.
  public double kappa() {
    if (!(riskAversion > 0)) {
      return Double.NaN;
    }
    double cosh = 1 + kappaTildeSquared() * square(tau()) / 2;
    return StrictMath.log(cosh + Math.sqrt(cosh * cosh - 1)) / tau();
  }

  /// Half-life of the trade 1/κ, days: how long holdings take to fall by a factor e when there is
  /// time; infinite for λ = 0, `NaN` below.
  public double halfLife() {
    return riskAversion == 0 ? Double.POSITIVE_INFINITY : 1 / kappa();
  }

  /// Optimal holdings x_0 = X to x_N = 0, by one tridiagonal solve (Thomas).
  public double[] holdings() {
    double[] x = new double[slices + 1];
    x[0] = shares;
    double diagonal = 2 + kappaTildeSquared() * square(tau());
    double[] upper = new double[slices];
    double[] right = new double[slices];
    for (int j = 1; j < slices; j++) {
      double pivot = diagonal - (j == 1 ? 0 : upper[j - 1]);
      upper[j] = 1 / pivot;
      right[j] = (j == 1 ? shares : right[j - 1]) / pivot;
    }
    for (int j = slices - 1; j >= 1; j--) {
      x[j] = right[j] + upper[j] * x[j + 1];
    }
    return x;
  }

  /// Optimal trades n_1 to n_N: shares of each slice.
  public double[] trades() {
    double[] x = holdings();
    double[] n = new double[slices];
    for (int j = 0; j < slices; j++) {
      n[j] = x[j] - x[j + 1];
    }
    return n;
  }

  /// Expected cost E of the optimal schedule.
  public double expectedCost() {
    return expectedCost(trades());
  }

  /// Expected cost E of any schedule of these slices.
  public double expectedCost(double[] trades) {
    double absolute = 0;
    double squares = 0;
    for (double n : trades) {
      absolute += Math.abs(n);
      squares += n * n;
    }
    return gamma * shares * shares / 2 + epsilon * absolute + etaTilde() / tau() * squares;
  }

  /// Variance of the cost of the optimal schedule.
  public double variance() {
    return variance(trades());
  }

  /// Variance of the cost of any schedule of these slices.
  public double variance(double[] trades) {
    double held = shares;
    double squares = 0;
    for (double n : trades) {
      held -= n;
      squares += held * held;
    }
    return volatility * volatility * tau() * squares;
  }

  /// The efficient frontier at some risk aversions.
  public List<Point> frontier(double... riskAversions) {
    List<Point> points = new ArrayList<>();
    for (double lambda : riskAversions) {
      AlmgrenChriss at = withRiskAversion(lambda);
      points.add(new Point(lambda, at.expectedCost(), at.variance()));
    }
    return points;
  }

  /// The optimal schedule in whole lots, which sum to `lots`.
  public long[] lots(long lots) {
    return Slices.byWeight(lots, trades());
  }
}
