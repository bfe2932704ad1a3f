package io.quantlab.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Almgren-Chriss schedules against the paper's example, a second program and brute force (F-82).
class AlmgrenChrissTest {
  /// The example of the paper: a million shares at 50 dollars in 5 days, 30 % volatility a year, a
  /// spread of 1/8, five million shares a day.
  private static AlmgrenChriss example(double lambda) {
    return new AlmgrenChriss(1e6, 5, 5, 0.95, 2.5e-7, 2.5e-6, 0.0625, lambda);
  }

  @ParameterizedTest
  @DisplayName("F-82: cost, variance and half-life of the example as the DRIP library prints them")
  @CsvSource({
    "0.001, 0.6625, 1.0812, 51.30",
    "0.002, 0.6625, 1.0794, 36.27",
    "0.003, 0.6625, 1.0776, 29.62",
    "0.004, 0.6625, 1.0758, 25.65",
    "0.005, 0.6625, 1.0740, 22.94",
    "0.006, 0.6625, 1.0722, 20.94",
    "0.007, 0.6625, 1.0704, 19.39",
    "0.008, 0.6626, 1.0687, 18.14",
    "0.009, 0.6626, 1.0669, 17.10"
  })
  void secondProgram(double millionth, double cost, double variance, double halfLife) {
    AlmgrenChriss at = example(millionth * 1e-6);
    assertEquals(cost, at.expectedCost() / 1e6, 0.00005001);
    assertEquals(variance, at.variance() / 1e12, 0.00005001);
    assertEquals(halfLife, at.halfLife(), 0.005001);
  }

  @Test
  @DisplayName("F-82: the paper's example at 1e-6: kappa near 0.6 a day, half-life near 1.6 days")
  void paper() {
    AlmgrenChriss at = example(1e-6);
    // by hand: eta~ 2.375e-6, kappa~^2 0.9025e-6 / 2.375e-6 = 0.38, cosh(kappa) = 1.19
    assertEquals(2.375e-6, at.etaTilde(), 1e-18);
    assertEquals(0.38, at.kappaTildeSquared(), 1e-12);
    assertEquals(0.6, at.kappa(), 0.01);
    assertEquals(1.6, at.halfLife(), 0.06);
    assertEquals(1.19, Math.cosh(at.kappa()), 1e-12);
  }

  @Test
  @DisplayName("F-82: without risk aversion equal slices: E and Var by the closed forms")
  void minimumImpact() {
    AlmgrenChriss even = example(0);
    assertArrayEquals(new double[] {2e5, 2e5, 2e5, 2e5, 2e5}, even.trades(), 1e-6);
    // E = gamma X^2 / 2 + epsilon X + eta~ X^2 / T = 125,000 + 62,500 + 475,000
    assertEquals(662_500, even.expectedCost(), 1e-6);
    // Var = sigma^2 X^2 T / 3 (1 - 1/N) (1 - 1/2N) = 0.9025e12 x 5 / 3 x 0.8 x 0.9
    assertEquals(1.083e12, even.variance(), 1);
    assertEquals(Double.POSITIVE_INFINITY, even.halfLife());
    // all at once: E = epsilon X + eta X^2 / tau = 62,500 + 2,500,000, no risk
    double[] atOnce = {1e6, 0, 0, 0, 0};
    assertEquals(2_562_500, even.expectedCost(atOnce), 1e-6);
    assertEquals(0, even.variance(atOnce));
  }

  @Test
  @DisplayName("F-82: above zero the holdings are X sinh(kappa (T - t)) / sinh(kappa T)")
  void closedForm() {
    for (double lambda : new double[] {1e-8, 2e-7, 1e-6, 2e-6, 1e-5, 1e-4}) {
      AlmgrenChriss at = new AlmgrenChriss(1e6, 5, 40, 0.95, 2.5e-7, 2.5e-6, 0.0625, lambda);
      double[] x = at.holdings();
      for (int j = 0; j <= 40; j++) {
        double t = j * at.tau();
        double expected = 1e6 * Math.sinh(at.kappa() * (5 - t)) / Math.sinh(at.kappa() * 5);
        assertEquals(expected, x[j], 1e-6, "lambda " + lambda + " slice " + j);
      }
    }
  }

  @Test
  @DisplayName("F-82: no other schedule has less E + lambda Var, for every sign of lambda")
  void optimal() {
    SplittableRandom random = new SplittableRandom(82);
    for (double lambda : new double[] {-2e-7, -5e-8, 0, 1e-6, 1e-5}) {
      AlmgrenChriss at = example(lambda);
      double best = at.expectedCost() + lambda * at.variance();
      for (int k = 0; k < 500; k++) {
        double[] other = at.trades();
        int from = random.nextInt(5);
        int to = random.nextInt(5);
        double moved = random.nextDouble(20_000);
        other[from] -= moved;
        other[to] += moved;
        if (other[from] >= 0) {
          assertTrue(at.expectedCost(other) + lambda * at.variance(other) >= best - 1e-3);
        }
      }
    }
  }

  @Test
  @DisplayName("F-82: below zero holdings bend outward; too far below there is no best schedule")
  void riskSeeking() {
    double[] x = example(-2e-7).holdings();
    double[] even = example(0).holdings();
    for (int j = 1; j < 5; j++) {
      assertTrue(x[j] > even[j], "a taste for risk holds on");
    }
    // 4 sin^2(pi / 10) = 0.381966; kappa~^2 = lambda 0.38e6: a minimum down to -1.00517e-6
    example(-1.0051e-6);
    assertThrows(IllegalArgumentException.class, () -> example(-1.0053e-6));
  }

  @Test
  @DisplayName("F-82: the efficient frontier trades variance against cost")
  void frontier() {
    List<AlmgrenChriss.Point> points = example(0).frontier(0, 1e-7, 1e-6, 1e-5);
    for (int i = 1; i < points.size(); i++) {
      assertTrue(points.get(i).cost() > points.get(i - 1).cost());
      assertTrue(points.get(i).variance() < points.get(i - 1).variance());
    }
    assertEquals(662_500, points.getFirst().cost(), 1e-6);
  }

  @Test
  @DisplayName("F-82: whole lots by largest remainders sum to the parent")
  void wholeLots() {
    assertArrayEquals(new long[] {4, 3, 3}, Slices.equal(10, 3));
    assertArrayEquals(new long[] {0, 0, 0}, Slices.equal(0, 3));
    // 7 by 1 : 2 : 4: exactly 1, 2, 4; 8: 1.14, 2.29, 4.57 give the lot left to the last
    assertArrayEquals(new long[] {1, 2, 4}, Slices.byVolume(7, new double[] {10, 20, 40}));
    assertArrayEquals(new long[] {1, 2, 5}, Slices.byVolume(8, new double[] {10, 20, 40}));
    assertEquals(24, Slices.ofVolume(249, 10_000_000));
    SplittableRandom random = new SplittableRandom(7);
    for (int k = 0; k < 1_000; k++) {
      double[] weights = new double[1 + random.nextInt(20)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      }
      weights[0] += 1e-3;
      long lots = random.nextLong(1_000_000_000_000L);
      long[] slices = Slices.byWeight(lots, weights);
      double sum = java.util.Arrays.stream(weights).sum();
      for (int i = 0; i < slices.length; i++) {
        assertEquals(lots * weights[i] / sum, slices[i], 1.001);
      }
      assertEquals(lots, java.util.Arrays.stream(slices).sum());
    }
    // the paper's example at 1e-6 by the closed form: 458.04, 252.10, 141.96, 85.76, 62.14
    assertArrayEquals(new long[] {458, 252, 142, 86, 62}, example(1e-6).lots(1_000));
  }
}
