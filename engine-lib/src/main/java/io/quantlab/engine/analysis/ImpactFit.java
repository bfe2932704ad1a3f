package io.quantlab.engine.analysis;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/// Impact estimated from executions (engine contract F-83).
///
/// What an execution cost, signed against the trader and over the daily volatility, is explained by
/// its participation, the size over the daily volume:
///
/// - linear `y = c·x` and square root `y = Y·√x`: least squares through the origin, `c = Σ g·y / Σ
///   g²` with `g` the regressor, standard error `√(s² / Σ g²)`, `s² = RSS / (n − 1)`;
/// - power law `y = a·x^b`: Levenberg-Marquardt, with `x^b = exp(b·log x)`; standard errors from
///   `s²·(JᵀJ)⁻¹`, `s² = RSS / (n − 2)`.
///
/// R² is 1 − RSS / Σ y², the share about zero, so that the three compare: none has a constant.
/// Sources: Almgren, Thum, Hauptmann, Li, *Direct estimation of equity market impact*, 2005; Moré,
/// *The Levenberg-Marquardt algorithm*, 1978.
public final class ImpactFit {
  /// Fewest executions an estimate is made from.
  public static final int FEWEST = 30;

  private static final int ITERATIONS = 1_000;

  private ImpactFit() {}

  /// One execution.
  ///
  /// @param participation quantity over the daily volume, above 0
  /// @param cost slippage as a share of the price, positive is worse, over the daily volatility
  public record Execution(double participation, double cost) {
    public Execution {
      if (!(participation > 0) || !Double.isFinite(participation) || !Double.isFinite(cost)) {
        throw new IllegalArgumentException(
            "an execution needs a participation above 0 and a finite cost, was "
                + participation
                + " and "
                + cost);
      }
    }
  }

  /// An estimate.
  ///
  /// @param form for example `Y·√x`
  /// @param names of the coefficients
  /// @param errors standard errors of the coefficients
  public record Estimate(
      String form,
      List<String> names,
      List<Double> coefficients,
      List<Double> errors,
      int executions,
      double rSquared) {}

  /// `y = c·x`.
  ///
  /// @throws IllegalArgumentException below [#FEWEST] executions
  public static Estimate linear(List<Execution> executions) {
    return throughOrigin("c·x", "c", executions, regressors(executions, 1));
  }

  /// `y = Y·√x`.
  ///
  /// @throws IllegalArgumentException below [#FEWEST] executions
  public static Estimate squareRoot(List<Execution> executions) {
    return throughOrigin("Y·√x", "Y", executions, regressors(executions, 0.5));
  }

  /// `y = a·x^b`, from the square root's factor and 0.5 on.
  ///
  /// @throws IllegalArgumentException below [#FEWEST] executions, or when all have one size
  public static Estimate powerLaw(List<Execution> executions) {
    Estimate start = squareRoot(executions);
    double[] costs = costs(executions);
    double[] logs = new double[costs.length];
    boolean oneSize = true;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(executions.get(i).participation());
      oneSize &= logs[i] == logs[0];
    }
    if (oneSize) {
      throw new IllegalArgumentException("an exponent needs executions of more than one size");
    }
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(new double[] {start.coefficients().getFirst(), 0.5})
            .model(point -> model(point.toArray(), logs))
            .target(costs)
            .weight(new DiagonalMatrix(ones(costs.length)))
            .lazyEvaluation(false)
            .maxEvaluations(ITERATIONS)
            .maxIterations(ITERATIONS)
            .build();
    Optimum best = new LevenbergMarquardtOptimizer().optimize(problem);
    double rss = best.getResiduals().dotProduct(best.getResiduals());
    double variance = rss / (costs.length - 2);
    RealMatrix covariance = best.getCovariances(1e-14);
    return new Estimate(
        "a·x^b",
        List.of("a", "b"),
        List.of(best.getPoint().getEntry(0), best.getPoint().getEntry(1)),
        List.of(
            Math.sqrt(variance * covariance.getEntry(0, 0)),
            Math.sqrt(variance * covariance.getEntry(1, 1))),
        costs.length,
        explained(rss, costs));
  }

  private static Pair<RealVector, RealMatrix> model(double[] point, double[] logs) {
    double[] values = new double[logs.length];
    double[][] slopes = new double[logs.length][];
    for (int i = 0; i < logs.length; i++) {
      double power = StrictMath.exp(point[1] * logs[i]);
      values[i] = point[0] * power;
      slopes[i] = new double[] {power, point[0] * power * logs[i]};
    }
    return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] regressors(List<Execution> executions, double exponent) {
    double[] g = new double[executions.size()];
    for (int i = 0; i < g.length; i++) {
      double x = executions.get(i).participation();
      g[i] = exponent == 1 ? x : Math.sqrt(x);
    }
    return g;
  }

  private static double[] costs(List<Execution> executions) {
    return executions.stream().mapToDouble(Execution::cost).toArray();
  }

  private static Estimate throughOrigin(
      String form, String name, List<Execution> executions, double[] g) {
    if (g.length < FEWEST) {
      throw new IllegalArgumentException(
          "impact needs at least " + FEWEST + " executions, has " + g.length);
    }
    double[] y = costs(executions);
    double gg = 0;
    double gy = 0;
    for (int i = 0; i < g.length; i++) {
      gg += g[i] * g[i];
      gy += g[i] * y[i];
    }
    double c = gy / gg;
    double rss = 0;
    for (int i = 0; i < g.length; i++) {
      double left = y[i] - c * g[i];
      rss += left * left;
    }
    double error = Math.sqrt(rss / (g.length - 1) / gg);
    return new Estimate(
        form, List.of(name), List.of(c), List.of(error), g.length, explained(rss, y));
  }

  private static double explained(double rss, double[] y) {
    double total = 0;
    for (double each : y) {
      total += each * each;
    }
    return 1 - rss / total;
  }
}
