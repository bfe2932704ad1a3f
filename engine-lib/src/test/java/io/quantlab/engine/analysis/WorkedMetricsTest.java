package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Small series worked by hand; the working stands beside each value.
@DisplayName("8.2: metrics worked by hand")
final class WorkedMetricsTest {
  private static final double EPS = 1e-12;
  private static final long DAY = 86_400_000_000_000L;
  private static final long E8 = 100_000_000L;
  private static final double[] MIXED = PublishedMetricsTest.percent(1, 10, -4, 2, 3, 2, 1, -10);

  @Test
  @DisplayName("S-1: returns take flows out at the close, or add them at the open")
  void flows() {
    long[] nav = {110 * E8, 160 * E8};
    long[] flows = {0, 50 * E8};
    int[] days = {1, 2};
    long[] stamps = {DAY, 2 * DAY};
    NavSeries atClose =
        new NavSeries(0, 100 * E8, days, stamps, nav, flows, NavSeries.FlowTiming.AT_CLOSE);
    // 110/100 - 1 = 0.1; (160 - 50)/110 - 1 = 0
    assertEquals(0.1, atClose.returns()[0], EPS);
    assertEquals(0, atClose.returns()[1], EPS);
    NavSeries atOpen =
        new NavSeries(0, 100 * E8, days, stamps, nav, flows, NavSeries.FlowTiming.AT_OPEN);
    assertEquals(0, atOpen.returns()[1], EPS); // 160/(110 + 50) - 1
    assertEquals(2, atOpen.calendarDays(), EPS);
  }

  @Test
  void annualRates() {
    double[] r = {0.1, 0.1}; // growth 1.21
    assertEquals(0.21, ReturnMetrics.totalReturn(r), EPS);
    assertEquals(0.1, ReturnMetrics.geometricMean(r), EPS);
    // 1.21^(365.25/730.5) - 1 = sqrt(1.21) - 1
    assertEquals(0.1, ReturnMetrics.cagrCalendar(r, 730.5), EPS);
    assertEquals(0.01, ReturnMetrics.perPeriod(0.0201, 2), EPS); // 1.01^2 = 1.0201
  }

  @Test
  void sharpeVariants() {
    double[] r = {0.1, -0.05, 0.1, -0.05};
    // P = 2. mean 0.025; deviations ±0.075: s² = 4*0.005625/3 = 0.0075, s = 0.0866025404
    double s = Math.sqrt(0.0075);
    assertEquals(s * Math.sqrt(2), ReturnMetrics.volatility(r, 2), EPS);
    // (1 + g)² = 1.1*0.95 = 1.045, so (1+g)^P - 1 = 0.045
    // volatilityCompounded² = (0.0075 + 1.045)² - 1.045² = 1.0525² - 1.092025 = 0.01573125
    double compounded = Math.sqrt(0.01573125);
    assertEquals(compounded, ReturnMetrics.volatilityCompounded(r, 2), EPS);
    assertEquals(0.015 / compounded, ReturnMetrics.sharpeGeometric(r, 0.03, 2), 1e-11);
    // (1.025)² - 1 = 0.050625, minus 0.03 = 0.020625
    assertEquals(
        0.020625 / (s * Math.sqrt(2)), ReturnMetrics.sharpeCompoundedMean(r, 0.03, 2), EPS);
    // downside: two of four at -0.05: sqrt(0.005/4)*sqrt(2) = sqrt(0.0025) = 0.05
    assertEquals(0.05, ReturnMetrics.downsideDeviation(r, 0, 2), EPS);
    assertEquals(0.015 / 0.05, ReturnMetrics.sortinoGeometric(r, 0, 0.03, 2), 1e-11);
    // returns below 0 are equal: their deviation is 0, so the ratio is undefined
    assertTrue(Double.isNaN(ReturnMetrics.sortinoNegativeOnly(r, 0, 0.03, 2)));
    double[] q = {
      0.1, -0.04, 0.1, -0.06
    }; // negatives: mean -0.05, s = sqrt(2*0.0001) = 0.01*sqrt(2)
    // times sqrt(P) = 0.02; mean 0.025 as above
    assertEquals(0.020625 / 0.02, ReturnMetrics.sortinoNegativeOnly(q, 0, 0.03, 2), 1e-11);
  }

  @Test
  @DisplayName("moments and tails of empyrical's mixed returns by SciPy 1.17.1")
  void secondProgram() {
    assertEquals(-0.3650572690177865, Moments.skew(MIXED), EPS);
    assertEquals(3.119534731656992, Moments.kurtosis(MIXED), EPS);
    assertEquals(-0.4553064090719742, Moments.skewUnbiased(MIXED), EPS);
    assertEquals(4.651022936479684, Moments.kurtosisUnbiased(MIXED), EPS);
    assertEquals(3.7721212108431343, ReturnMetrics.volatilityCompounded(MIXED, 252), 1e-9);
    assertEquals(-0.08841843556165416, RiskMetrics.varNormal(MIXED, 0.05), 1e-11);
    assertEquals(-0.09410795425301818, RiskMetrics.varCornishFisher(MIXED, 0.05), 1e-11);
    assertEquals(-0.12764137501298395, RiskMetrics.varNormal(MIXED, 0.01), 1e-11);
    assertEquals(-0.1418126752140407, RiskMetrics.varCornishFisher(MIXED, 0.01), 1e-11);
    assertEquals(-0.0958, RiskMetrics.varHistorical(MIXED, 0.01), EPS);
  }

  @Test
  void expectedShortfall() {
    double[] r = {0.03, -0.02, 0.01, -0.04, 0.02}; // sorted -.04 -.02 .01 .02 .03
    // quantile 0.25: place 1 -> -0.02; tail mean (-.04 - .02)/2 = -0.03
    assertEquals(-0.02, RiskMetrics.varHistorical(r, 0.25), EPS);
    assertEquals(-0.03, RiskMetrics.cvarTail(r, 0.25), EPS);
    // floor(4*0.25) + 1 = 2 smallest; floor(4*0.2) + 1 = 1 smallest
    assertEquals(-0.03, RiskMetrics.cvarIndex(r, 0.25), EPS);
    assertEquals(-0.04, RiskMetrics.cvarIndex(r, 0.2), EPS);
    // quantile 0.2: place 0.8 -> -.04 + .8*.02 = -0.024; only -.04 lies below
    assertEquals(-0.024, RiskMetrics.varHistorical(r, 0.2), EPS);
    assertEquals(-0.04, RiskMetrics.cvarTail(r, 0.2), EPS);
  }

  @Test
  void drawdownsHaveDates() {
    double[] wealth = {100, 110, 99, 105, 110, 120, 90, 96};
    long[] days = new long[wealth.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = i * DAY;
    }
    List<Drawdown> all = DrawdownMetrics.distinct(wealth, days);
    // 110 -> 99 (day 2) -> 110 (day 4): -10 %; 120 (day 5) -> 90 (day 6), not recovered: -25 %
    assertEquals(2, all.size());
    assertEquals(new Drawdown(99.0 / 110 - 1, DAY, 2 * DAY, 4 * DAY, 4 * DAY), all.get(0));
    assertEquals(
        new Drawdown(-0.25, 5 * DAY, 6 * DAY, Drawdown.NOT_RECOVERED, 7 * DAY), all.get(1));
    assertEquals(3, all.get(0).days(), EPS);
    assertEquals(2, all.get(0).recoveryDays(), EPS);
    assertTrue(Double.isNaN(all.get(1).recoveryDays()));
    assertEquals(-0.175, DrawdownMetrics.avgDrawdown(all), EPS);
    assertEquals(2.5, DrawdownMetrics.avgDays(all), EPS);
    assertEquals(3, DrawdownMetrics.maxDays(all), EPS);
    assertEquals(-0.25, DrawdownMetrics.maxDrawdown(wealth), EPS);
    assertEquals(all.get(1), DrawdownMetrics.deepest(all, 1).getFirst());
    // dd at closes: 0, -.1, -5/110, 0, 0, -.25, -.2
    double squares = 0.01 + 25.0 / 12100 + 0.0625 + 0.04;
    assertEquals(Math.sqrt(squares / 7), DrawdownMetrics.ulcer(wealth), EPS);
  }

  @Test
  void benchmarkFamily() {
    double[] b = {0.01, 0.03, -0.01, 0.01}; // mean .01, deviations 0 .02 -.02 0
    double[] r = {0.02, 0.06, -0.02, 0.02}; // twice: beta 2, correlation 1
    assertEquals(2, BenchmarkMetrics.beta(r, b), EPS);
    assertEquals(1, Moments.correlation(r, b), EPS);
    // mean r .02; rf .001: .02 - .001 - 2*(.01 - .001) = .001; (1.001)^2 - 1 = .002001
    assertEquals(0.002001, BenchmarkMetrics.alpha(r, b, 0.001, 2), EPS);
    // active = b: mean .01, s = sqrt(.0008/3)
    double s = Math.sqrt(0.0008 / 3);
    assertEquals(0.01 / s, BenchmarkMetrics.informationRatioPerPeriod(r, b), 1e-11);
    assertEquals(s * Math.sqrt(4), BenchmarkMetrics.trackingError(r, b, 4), EPS);
    assertEquals((0.02 - 0.001) * 4 / 2, BenchmarkMetrics.treynor(r, b, 0.001, 4), EPS);
    // .3 - .07 - 1.5*(.11 - .07) = .23 - .06
    assertEquals(0.17, BenchmarkMetrics.alphaWholePeriod(0.3, 0.11, 1.5, 0.07), EPS);
    double[] logs = {Math.log(1.1), Math.log(1.2)};
    assertEquals(0.32, BenchmarkMetrics.totalOfLogReturns(logs), EPS);
  }

  @Test
  void tradeFamily() {
    long[] net = {300 * E8, -100 * E8, 0, 100 * E8, 200 * E8, -150 * E8};
    assertEquals(3.0 / 6, TradeMetrics.winRate(net), EPS);
    assertEquals(600.0 / 250, TradeMetrics.profitFactor(net), EPS);
    assertEquals(200.0 / 125, TradeMetrics.payoff(net), EPS);
    assertEquals(350.0 / 6, TradeMetrics.expectancy(net), EPS);
    assertEquals(2, TradeMetrics.longestStreak(net, 1));
    assertEquals(1, TradeMetrics.longestStreak(net, -1));
    assertEquals(0.5 - 0.5 / 1.6, TradeMetrics.kelly(net), EPS);
    long[] five = {1, 2, 3, 4, 5}; // mean 3, s = sqrt(2.5); sqrt(5)*3/sqrt(2.5) = 3*sqrt(2)
    assertEquals(3 * Math.sqrt(2), TradeMetrics.sqn(five), EPS);
    double[] returns = {0.1, -0.05, 0.1};
    assertEquals(0.2 / 0.05, TradeMetrics.profitFactorReturns(returns), EPS);
    assertEquals(Math.cbrt(1.1 * 0.95 * 1.1) - 1, TradeMetrics.avgTradeGeometric(returns), EPS);
    assertTrue(Double.isNaN(TradeMetrics.avgTradeGeometric(new double[] {0.1, -1})));
    assertTrue(Double.isNaN(TradeMetrics.profitFactor(new long[] {1, 2})));
    long unknown = RoundTrips.UNKNOWN;
    assertEquals(
        (30.0 + 10) / (10 + 10),
        TradeMetrics.edgeRatio(new long[] {-10, unknown, -10}, new long[] {30, 99, 10}),
        EPS);
    assertEquals(
        (2.0 - 1) / 2,
        TradeMetrics.meanInR(new long[] {200, 7, -50}, new long[] {100, unknown, 50}),
        EPS);
  }

  @Test
  void costFamily() {
    // 50 paid on 100,000 traded = 5 bps; 50 of 400 gross = 12.5 %
    assertEquals(5, CostMetrics.bps(50 * E8, 100_000 * E8), EPS);
    assertEquals(0.125, CostMetrics.shareOfGross(50 * E8, 400 * E8), EPS);
    // square root: impact 50 of gross 400; it must grow fourfold relative, so 16 times the NAV
    assertEquals(16_000, CostMetrics.capacity(1000, 400 * E8, 50 * E8, 0.5), 1e-8);
    assertEquals(4_000, CostMetrics.capacity(1000, 400 * E8, 50 * E8, 1), 1e-8);
    assertTrue(Double.isNaN(CostMetrics.capacity(1000, 400 * E8, 0, 0.5)));
    // 8,000 traded on mean 1,000 in two years: 8000/(2*1000*2) = 2 turns a year
    assertEquals(2, CostMetrics.turnover(8_000, 1_000, 2), EPS);
  }

  @Test
  @DisplayName("gpdVar, gpdCvar: the same likelihood maximised by SciPy 1.17.1 Nelder-Mead")
  void paretoTail() {
    double[] r = new double[800];
    for (int i = 0; i < 400; i++) {
      double u = (i + 0.5) / 400; // quantiles of a Pareto tail with shape 0.25 and scale 0.02
      r[i] = -0.02 * (Math.pow(1 - u, -0.25) - 1) / 0.25;
      r[400 + i] = 0.01;
    }
    TailFit fit = TailFit.of(r, 0.05);
    assertEquals(0.05, fit.threshold(), EPS);
    assertEquals(57, fit.excesses());
    assertEquals(0.033714424805853536, fit.scale(), 1e-7);
    assertEquals(0.21328423024187632, fit.shape(), 1e-6);
    assertEquals(-0.06240326848025355, fit.var(0.05), 1e-8);
    assertEquals(-0.10862052733515942, fit.cvar(0.05), 1e-7);
    assertNull(TailFit.of(MIXED, 0.05));
  }

  @Test
  @DisplayName("S-3: months and years chain the returns")
  void monthsAndYears() {
    int[] days = {day(2023, 12, 29), day(2024, 1, 2), day(2024, 1, 3), day(2024, 3, 1)};
    List<PeriodTable.Year> years = PeriodTable.of(days, new double[] {0.01, 0.1, 0.2, -0.5});
    assertEquals(2, years.size());
    assertEquals(2023, years.get(0).year());
    assertEquals(0.01, years.get(0).months()[11], EPS);
    assertEquals(0.32, years.get(1).months()[0], EPS); // 1.1*1.2 - 1
    assertTrue(Double.isNaN(years.get(1).months()[1]));
    assertEquals(-0.5, years.get(1).months()[2], EPS);
    assertEquals(-0.34, years.get(1).total(), EPS); // 1.32*0.5 - 1
  }

  @Test
  @DisplayName("S-2: empty input gives NaN everywhere except counts, and never throws")
  void emptyInput() throws IOException {
    NavSeries empty = NavSeries.of(0, 100 * E8, new int[0], new long[0], new long[0]);
    Metrics metrics = Metrics.of(MetricsInput.of(empty, 252));
    for (MetricDefinition definition : MetricCatalog.all()) {
      double value = metrics.value(definition.name());
      boolean sum =
          definition.unit() == MetricUnit.COUNT
              || definition.family() == MetricFamily.COST && definition.unit() == MetricUnit.MONEY;
      assertTrue(Double.isNaN(value) || sum && value == 0, definition.name() + " = " + value);
    }
    Map<?, ?> json = json(metrics);
    Map<?, ?> values = (Map<?, ?>) json.get("metrics");
    assertEquals(MetricCatalog.all().size(), values.size());
    assertNull(values.get("sharpe"));
  }

  @Test
  void oneRunByName() throws IOException {
    // Four sessions, one year of 4 periods: NAV 100 -> 110 -> 99 -> 108.9 -> 108.9
    long[] nav = {110 * E8, 99 * E8, 10_890_000_000L, 10_890_000_000L};
    int[] days = {1, 2, 3, 4};
    long[] stamps = {DAY, 2 * DAY, 3 * DAY, 4 * DAY};
    Drawdown atMarks = new Drawdown(-0.2, DAY, 2 * DAY, Drawdown.NOT_RECOVERED, 4 * DAY);
    MetricsInput in =
        MetricsInput.of(NavSeries.of(0, 100 * E8, days, stamps, nav), 4)
            .withMarkedDrawdown(atMarks)
            .withTrials(new Trials(1, 0, new double[0][]));
    Metrics metrics = Metrics.of(in);
    assertEquals(0.089, metrics.value("totalReturn"), EPS);
    assertEquals(0.089, metrics.value("cagrPeriods"), EPS);
    assertEquals(-0.2, metrics.value("maxDrawdown"), EPS); // the kernel saw deeper than the closes
    assertEquals(0.445, metrics.value("calmar"), EPS);
    assertEquals(0.445, metrics.value("mar"), EPS);
    assertEquals(3, metrics.value("maxDrawdownDays"), EPS);
    assertEquals(0.5, metrics.value("positivePeriods"), EPS);
    assertEquals(4, metrics.value("periods"), EPS);
    // one trial without spread: dsr is psr against 0
    assertEquals(metrics.value("psr"), metrics.value("dsr"), EPS);
    Map<?, ?> json = json(metrics);
    assertEquals("1970-01-02T00:00:00Z", ((Map<?, ?>) json.get("dates")).get("maxDrawdownPeak"));
    assertNull(((Map<?, ?>) json.get("dates")).get("maxDrawdownRecovery"));
  }

  private static Map<?, ?> json(Metrics metrics) throws IOException {
    StringBuilder out = new StringBuilder();
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    metrics.write(json);
    json.endObject();
    return (Map<?, ?>) TinyJson.parse(out.toString());
  }

  private static int day(int year, int month, int day) {
    return (int) LocalDate.of(year, month, day).toEpochDay();
  }
}
