package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Values published in the test suite of empyrical (`empyrical/tests/test_stats.py`, 8 decimals)
/// and in the papers named at each test.
@DisplayName("8.2: metrics against published values")
final class PublishedMetricsTest {
  private static final double EPS = 1e-8;
  private static final double P = 252;

  // empyrical's series, its leading NaN dropped as empyrical drops it.
  private static final double[] MIXED = percent(1, 10, -4, 2, 3, 2, 1, -10);
  private static final double[] WEEKLY = percent(0, 1, 10, -4, 2, 3, 2, 1, -10);
  private static final double[] POSITIVE = percent(1, 2, 1, 1, 1, 1, 1, 1, 1);
  private static final double[] NEGATIVE = percent(0, -6, -7, -1, -9, -2, -6, -8, -5);
  private static final double[] ALL_NEGATIVE = percent(-2, -6, -7, -1, -9, -2, -6, -8, -5);
  private static final double[] SIMPLE = percent(0, 1, 0, 1, 0, 1, 0, 1, 0);
  private static final double[] ONE = {
    -0.00171614,
    0.01322056,
    0.03063862,
    -0.01422057,
    -0.00489779,
    0.01268925,
    -0.03357711,
    0.01797036
  };

  @Test
  void returns() {
    assertEquals(0.03893, ReturnMetrics.totalReturn(MIXED), 1e-5);
    assertEquals(-0.36590, ReturnMetrics.totalReturn(NEGATIVE), 1e-5);
    // empyrical counts the leading NaN as a day: the series with 0 in its place has the same
    // length.
    assertEquals(1.9135925373194231, ReturnMetrics.cagrPeriods(WEEKLY, P), EPS);
    assertEquals(0.24690830513998208, ReturnMetrics.cagrPeriods(WEEKLY, 52), EPS);
    assertEquals(0.052242061386048144, ReturnMetrics.cagrPeriods(WEEKLY, 12), EPS);
    assertEquals(11.274002099240244, ReturnMetrics.cagrPeriods(percent(1), P), EPS);
    assertEquals(0.9136465399704637, ReturnMetrics.volatility(MIXED, P), EPS);
    assertEquals(0.38851569394870583, ReturnMetrics.volatility(WEEKLY, 52), EPS);
    assertEquals(0.18663690238892558, ReturnMetrics.volatility(WEEKLY, 12), EPS);
    assertEquals(0.1529973665111273, ReturnMetrics.stability(MIXED), EPS);
    assertEquals(0.9473684210526313, ReturnMetrics.tailRatio(WEEKLY), EPS);
  }

  @Test
  void sharpeAndSortino() {
    assertEquals(1.7238613961706866, ReturnMetrics.sharpe(MIXED, 0, P), EPS);
    assertEquals(52.915026221291804, ReturnMetrics.sharpe(POSITIVE, 0, P), EPS);
    assertEquals(-24.406808633910085, ReturnMetrics.sharpe(NEGATIVE, 0, P), EPS);
    assertEquals(0.60448325038829653, ReturnMetrics.downsideDeviation(MIXED, 0, P), EPS);
    assertEquals(1.7161730681956295, ReturnMetrics.downsideDeviation(MIXED, 0.1, P), EPS);
    assertEquals(0.25888650451930134, ReturnMetrics.downsideDeviation(WEEKLY, 0, 52), EPS);
    assertEquals(0.7733045971672482, ReturnMetrics.downsideDeviation(WEEKLY, 0.1, 52), EPS);
    assertEquals(0.20671788246185202, ReturnMetrics.downsideDeviation(ONE, 0, P), EPS);
    assertEquals(2.605531251673693, ReturnMetrics.sortino(MIXED, 0, P), EPS);
    assertEquals(-1.3934779588919977, ReturnMetrics.sortino(MIXED, 0.01, P), EPS);
    assertEquals(-13.532743075043401, ReturnMetrics.sortino(NEGATIVE, 0, P), EPS);
    assertEquals(3.0639640966566306, ReturnMetrics.sortino(ONE, 0, P), EPS);
    // empyrical gives infinity without a downside; S-2 says a zero denominator is undefined.
    assertTrue(Double.isNaN(ReturnMetrics.sortino(POSITIVE, 0, P)));
  }

  @Test
  void omega() {
    // empyrical turns a required return of 10 a year into (1 + 10)^(1/252) - 1 per day.
    double perDay = ReturnMetrics.perPeriod(10, P);
    assertEquals(0.83354263497557934, ReturnMetrics.omega(MIXED, perDay), EPS);
    assertEquals(0.8125, ReturnMetrics.omega(MIXED, 0.01), EPS);
    assertEquals(1.125, ReturnMetrics.omega(POSITIVE, 0.011), EPS);
    assertEquals(0, ReturnMetrics.omega(POSITIVE, 0.02), EPS);
    assertTrue(Double.isNaN(ReturnMetrics.omega(POSITIVE, 0.01)));
  }

  @Test
  void drawdowns() {
    assertEquals(-0.1, maxDrawdown(MIXED), EPS);
    assertEquals(-0.36590730349873601, maxDrawdown(NEGATIVE), EPS);
    assertEquals(-0.1, maxDrawdown(percent(10, -10, 10)), EPS);
    assertEquals(0, maxDrawdown(POSITIVE), 0);
    assertEquals(
        19.135925373194233,
        DrawdownMetrics.calmar(ReturnMetrics.cagrPeriods(WEEKLY, P), maxDrawdown(WEEKLY)),
        EPS);
    assertEquals(
        2.4690830513998208,
        DrawdownMetrics.calmar(ReturnMetrics.cagrPeriods(WEEKLY, 52), maxDrawdown(WEEKLY)),
        EPS);
  }

  @Test
  void valueAtRisk() {
    assertEquals(1.0, RiskMetrics.varHistorical(new double[] {1, 2}, 0), EPS);
    assertEquals(1.3, RiskMetrics.varHistorical(new double[] {1, 2}, 0.3), EPS);
    assertEquals(2.0, RiskMetrics.varHistorical(new double[] {1, 2}, 1), EPS);
    double[] six = {1, 81, 82, 83, 84, 85};
    assertEquals(41, RiskMetrics.varHistorical(six, 0.1), EPS);
    assertEquals(81, RiskMetrics.varHistorical(six, 0.2), EPS);
    assertEquals(81.5, RiskMetrics.varHistorical(six, 0.3), EPS);
  }

  @Test
  void benchmark() {
    // empyrical test_alpha_beta on days both have; annualised linearly there: alpha/252 per day.
    double[] own = MIXED;
    double[] base = percent(-6, -7, -1, -9, -2, -6, -8, -5);
    double beta = BenchmarkMetrics.beta(own, base);
    assertEquals(-0.71296296296296313, beta, EPS);
    // test_down_alpha_beta, compounded: -0.9997853834885004.
    assertEquals(-0.9997853834885004, BenchmarkMetrics.alpha(own, base, 0, P), EPS);
    assertEquals(1, BenchmarkMetrics.beta(own, own), EPS);
    assertEquals(0, BenchmarkMetrics.alpha(own, own, 0, P), EPS);
    double[] flat = percent(1, 1, 1, 1, 1, 1, 1, 1);
    assertEquals(-0.06515583641446039, BenchmarkMetrics.informationRatioPerPeriod(own, flat), EPS);
    assertEquals(
        0.10859306069076737, BenchmarkMetrics.informationRatioPerPeriod(own, new double[8]), EPS);
  }

  @Test
  void capture() {
    assertEquals(-0.52257643222960259, BenchmarkMetrics.capture(ALL_NEGATIVE, WEEKLY, P), EPS);
    double[] own = tail(ALL_NEGATIVE);
    assertEquals(0.99956025703798634, BenchmarkMetrics.downCapture(own, MIXED, P), EPS);
    assertEquals(-0.0004336328, BenchmarkMetrics.upCapture(own, MIXED, P), EPS);
    assertEquals(-11.27400221, BenchmarkMetrics.downCapture(tail(POSITIVE), MIXED, P), EPS);
    assertEquals(0.0076167762, BenchmarkMetrics.upCapture(tail(POSITIVE), MIXED, P), EPS);
  }

  @Test
  void rollingSharpe() {
    assertEnd(
        new double[] {-18.09162052, -26.79897486, -26.69138263, -25.72298838},
        RollingSeries.sharpe(NEGATIVE, 6, 0, P));
    // The first of empyrical's four windows holds its NaN, so only five returns.
    assertEnd(
        new double[] {8.22784105, 8.22784105, -3.1374751}, RollingSeries.sharpe(MIXED, 6, 0, P));
  }

  @Test
  @DisplayName("psr, minTrackRecord: Bailey and López de Prado 2012, section 4")
  void probabilisticSharpe() {
    // SR 0.458 per month over 24 months: 0.982 if normal, 0.913 with skew -2.448, kurtosis 10.164.
    assertEquals(0.982, SharpeInference.psr(0.458, 0, 24, 0, 3), 5e-4);
    assertEquals(0.913, SharpeInference.psr(0.458, 0, 24, -2.448, 10.164), 5e-4);
    // By the formula: 1 + (1 + 2.448*0.458 + 9.164/4*0.209764)*(1.6448536/0.458)^2
    //   = 1 + (1 + 1.121184 + 0.480569)*12.898089 = 1 + 33.5575
    assertEquals(34.5575, SharpeInference.minTrackRecord(0.458, 0, -2.448, 10.164, 0.05), 1e-3);
  }

  @Test
  @DisplayName("dsr: Bailey and López de Prado 2014, numerical example")
  void deflatedSharpe() {
    // Annual SR 2.5 on 250 days a year, 1,250 days, annual V 1/2, skew -3, kurtosis 10.
    double daily = 2.5 / Math.sqrt(250);
    double variance = 0.5 / 250;
    assertEquals(0.1132, SharpeInference.expectedMaximum(100, variance), 5e-5);
    assertEquals(0.9004, SharpeInference.dsr(daily, 1250, -3, 10, 100, variance), 5e-5);
    assertEquals(0.9505, SharpeInference.dsr(daily, 1250, -3, 10, 46, variance), 5e-5);
  }

  private static double maxDrawdown(double[] returns) {
    return DrawdownMetrics.maxDrawdown(NavSeries.wealthOf(returns));
  }

  /// The last places hold the values, the five before them are not ready.
  private static void assertEnd(double[] expected, double[] actual) {
    assertEquals(expected.length + 5, actual.length);
    assertTrue(Double.isNaN(actual[4]));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[5 + i], EPS);
    }
  }

  private static double[] tail(double[] values) {
    return java.util.Arrays.copyOfRange(values, 1, values.length);
  }

  static double[] percent(double... values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] / 100;
    }
    return out;
  }
}
