package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ImpactFit.Estimate;
import io.quantlab.engine.analysis.ImpactFit.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Estimates of impact against known coefficients, a reference problem of NIST, and by hand.
class ImpactFitTest {
  private static List<Execution> executions(int n, double noise, DoubleUnaryOperator cost) {
    SplittableRandom random = new SplittableRandom(11);
    List<Execution> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double x = 0.001 + 0.3 * random.nextDouble();
      all.add(new Execution(x, cost.applyAsDouble(x) + noise * random.nextGaussian()));
    }
    return all;
  }

  @Test
  @DisplayName("F-83: without noise the coefficients come back exactly")
  void exact() {
    Estimate linear = ImpactFit.linear(executions(30, 0, x -> 0.7 * x));
    assertEquals(0.7, linear.coefficients().getFirst(), 1e-12);
    assertEquals(1, linear.rSquared(), 1e-12);
    Estimate root = ImpactFit.squareRoot(executions(30, 0, x -> 0.9 * Math.sqrt(x)));
    assertEquals(0.9, root.coefficients().getFirst(), 1e-12);
    Estimate power = ImpactFit.powerLaw(executions(30, 0, x -> 0.142 * Math.pow(x, 0.6)));
    assertEquals(0.142, power.coefficients().getFirst(), 1e-9);
    assertEquals(0.6, power.coefficients().getLast(), 1e-9);
  }

  @Test
  @DisplayName("F-83: with noise the truth lies within three standard errors, which shrink with √n")
  void noisy() {
    double before = Double.NaN;
    for (int n : new int[] {400, 1_600, 6_400}) {
      Estimate power = ImpactFit.powerLaw(executions(n, 0.05, x -> 0.8 * Math.pow(x, 0.6)));
      assertEquals(n, power.executions());
      assertTrue(Math.abs(power.coefficients().get(0) - 0.8) < 3 * power.errors().get(0));
      assertTrue(Math.abs(power.coefficients().get(1) - 0.6) < 3 * power.errors().get(1));
      if (!Double.isNaN(before)) {
        assertEquals(0.5, power.errors().get(1) / before, 0.1);
      }
      before = power.errors().get(1);
    }
  }

  @Test
  @DisplayName("F-83: NIST StRD DanWood, y = b1·x^b2: certified values")
  void danWood() {
    // itl.nist.gov/div898/strd/nls/data/daniel_wood.shtml, certified b1 = 7.6886226176E-01 (sd
    // 1.8281973860E-02), b2 = 3.8604055871 (sd 5.1726610913E-02). The six observations are given
    // five times: s² is 5·RSS/(30 − 2) instead of RSS/(6 − 2) and JᵀJ five times as large, so the
    // coefficients stay and the standard errors are × √(4/28).
    double[] y = {2.138, 3.421, 3.597, 4.340, 4.882, 5.660};
    double[] x = {1.309, 1.471, 1.490, 1.565, 1.611, 1.680};
    List<Execution> all = new ArrayList<>();
    for (int copy = 0; copy < 5; copy++) {
      for (int i = 0; i < 6; i++) {
        all.add(new Execution(x[i], y[i]));
      }
    }
    Estimate fit = ImpactFit.powerLaw(all);
    assertEquals(7.6886226176e-1, fit.coefficients().get(0), 1e-8);
    assertEquals(3.8604055871, fit.coefficients().get(1), 1e-8);
    double fewer = Math.sqrt(4 / 28.0);
    assertEquals(1.8281973860e-2 * fewer, fit.errors().get(0), 1e-8);
    assertEquals(5.1726610913e-2 * fewer, fit.errors().get(1), 1e-8);
  }

  @Test
  @DisplayName("F-83: by hand: fifteen times (1, 2) and fifteen times (2, 3)")
  void byHand() {
    List<Execution> all = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      all.add(new Execution(1, 2));
      all.add(new Execution(2, 3));
    }
    // c = 15·(2 + 6) / 15·(1 + 4) = 1.6; RSS = 15·(0.4² + 0.2²) = 3; Σy² = 15·13 = 195
    Estimate fit = ImpactFit.linear(all);
    assertEquals(1.6, fit.coefficients().getFirst(), 1e-12);
    assertEquals(Math.sqrt(3.0 / 29 / 75), fit.errors().getFirst(), 1e-12);
    assertEquals(1 - 3.0 / 195, fit.rSquared(), 1e-12);
  }

  @Test
  @DisplayName("F-83: fewer than 30 executions, or one size, are refused")
  void refused() {
    List<Execution> few = executions(29, 0, x -> x);
    assertEquals(
        "impact needs at least 30 executions, has 29",
        assertThrows(IllegalArgumentException.class, () -> ImpactFit.linear(few)).getMessage());
    List<Execution> same = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      same.add(new Execution(0.1, i));
    }
    assertEquals(
        "an exponent needs executions of more than one size",
        assertThrows(IllegalArgumentException.class, () -> ImpactFit.powerLaw(same)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Execution(0, 1));
  }
}
