package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NormalTest {
  /// x, cdf, pdf: mpmath with 40 digits (`erfc(-x/√2)/2`, `npdf`).
  private static final double[] TABLE = {
    -37,
    5.7255712225245768e-300,
    2.1200065515246056e-298,
    -20,
    2.7536241186062337e-89,
    5.5209483621597632e-88,
    -10,
    7.6198530241605261e-24,
    7.6945986267064193e-23,
    -6,
    9.8658764503769814e-10,
    6.0758828498232855e-9,
    -5.6,
    1.0717590258310929e-8,
    6.182620500165856e-8,
    -5,
    2.8665157187919391e-7,
    1.4867195147342977e-6,
    -3,
    0.0013498980316300945,
    0.0044318484119380072,
    -2,
    0.022750131948179207,
    0.053990966513188052,
    -1,
    0.15865525393145705,
    0.24197072451914335,
    -0.7,
    0.24196365222307303,
    0.31225393336676127,
    -0.66,
    0.25462691467133614,
    0.32086380377117249,
    -0.25,
    0.40129367431707628,
    0.38666811680284921,
    0,
    0.5,
    0.39894228040143268,
    0.1,
    0.53982783727702898,
    0.39695254747701177,
    0.5,
    0.6914624612740131,
    0.35206532676429948,
    0.66,
    0.74537308532866386,
    0.32086380377117249,
    1,
    0.84134474606854295,
    0.24197072451914335,
    1.96,
    0.97500210485177956,
    0.058440944333451464,
    3,
    0.99865010196836991,
    0.0044318484119380072,
    5,
    0.99999971334842812,
    1.4867195147342977e-6,
    5.7,
    0.9999999940096286,
    3.5139550948204336e-8,
    8,
    0.99999999999999938,
    5.0522710835368923e-15,
  };

  @Test
  void distributionAndDensityAreAccurateInBothTails() {
    for (int i = 0; i < TABLE.length; i += 3) {
      assertRelative(TABLE[i + 1], Normal.cdf(TABLE[i]), 2e-15, "cdf(" + TABLE[i] + ")");
      assertRelative(TABLE[i + 2], Normal.pdf(TABLE[i]), 2e-15, "pdf(" + TABLE[i] + ")");
    }
  }

  @Test
  @DisplayName("AS 241: the checks printed in Wichura's paper")
  void inverseGivesThePublishedChecks() {
    assertRelative(-0.6744897501960817, Normal.inverse(0.25), 1e-15, "0.25");
    assertRelative(-3.090232306167814, Normal.inverse(0.001), 1e-15, "0.001");
    assertRelative(-9.262340089798408, Normal.inverse(1e-20), 1e-15, "1e-20");
  }

  @Test
  void inverseAgreesWithHighPrecision() { // mpmath with 40 digits
    double[] table = {
      1e-300, -37.047096299361199,
      1e-100, -21.273453560965324,
      1e-10, -6.3613409024040562,
      0.01, -2.3263478740408411,
      0.0749, -1.4402382675279637,
      0.0751, -1.43882539275254,
      0.4, -0.25334710313579974,
      0.75, 0.67448975019608174,
      0.9249, 1.4388253927525404,
      0.9251, 1.4402382675279639,
      0.975, 1.9599639845400539,
    };
    for (int i = 0; i < table.length; i += 2) {
      assertRelative(table[i + 1], Normal.inverse(table[i]), 1e-15, "inverse(" + table[i] + ")");
    }
    assertEquals(0, Normal.inverse(0.5), 0.0);
  }

  @Test
  void inverseUndoesTheDistribution() {
    for (double x = -8; x <= 5; x += 0.01) {
      assertEquals(x, Normal.inverse(Normal.cdf(x)), x < 0 ? 1e-13 : 1e-9, "at " + x);
    }
  }

  @Test
  void endsAndUndefinedArguments() {
    assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY), 0.0);
    assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY), 0.0);
    assertEquals(0, Normal.pdf(Double.POSITIVE_INFINITY), 0.0);
    assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
    assertEquals(Double.NEGATIVE_INFINITY, Normal.inverse(0), 0.0);
    assertEquals(Double.POSITIVE_INFINITY, Normal.inverse(1), 0.0);
    assertTrue(Double.isNaN(Normal.inverse(-0.1)));
    assertTrue(Double.isNaN(Normal.inverse(1.1)));
    assertTrue(Double.isNaN(Normal.inverse(Double.NaN)));
  }

  private static void assertRelative(
      double expected, double actual, double tolerance, String what) {
    assertEquals(expected, actual, Math.abs(expected) * tolerance, what);
  }
}
