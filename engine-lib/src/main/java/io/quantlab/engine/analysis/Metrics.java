package io.quantlab.engine.analysis;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All metrics of a run by name, in the order of [MetricCatalog]; undefined is `NaN` (S-2).
///
/// Empty input never throws. Besides the numbers it keeps the drawdowns, whose dates belong to
/// them.
public final class Metrics {
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final List<Drawdown> drawdowns;
  private final Drawdown deepest;

  private Metrics(MetricsInput in) {
    for (MetricDefinition definition : MetricCatalog.all()) {
      values.put(definition.name(), Double.NaN);
    }
    double[] r = in.series().returns();
    double[] wealth = NavSeries.wealthOf(r);
    drawdowns = DrawdownMetrics.distinct(wealth, stamps(in.series()));
    List<Drawdown> worst = DrawdownMetrics.deepest(drawdowns, 1);
    deepest = in.marked() != null ? in.marked() : worst.isEmpty() ? null : worst.getFirst();
    putReturns(in, r);
    putDrawdowns(in, wealth, r);
    putRisk(in, r);
    putInference(in, r);
    if (in.benchmark().length > 0) {
      putBenchmark(in, r, in.benchmark());
    }
    putTrades(in.trips());
    putQuality(in.quality());
    putCosts(in);
  }

  /// Computes all metrics.
  public static Metrics of(MetricsInput input) {
    return new Metrics(input);
  }

  /// The value of a name of [MetricCatalog]; `NaN` when undefined.
  public double value(String name) {
    MetricCatalog.of(name);
    return values.get(name);
  }

  /// All names with their values, in order.
  public Map<String, Double> values() {
    return Collections.unmodifiableMap(values);
  }

  /// Distinct drawdowns of the session closes, in time order.
  public List<Drawdown> drawdowns() {
    return drawdowns;
  }

  /// The deepest drawdown over all marks, or `null` without one.
  public Drawdown deepest() {
    return deepest;
  }

  /// Prints what `metrics.json` (S-35) has of them into an open object: `metrics` by name (`null` =
  /// undefined), `dates` of the deepest drawdown in ISO 8601 (`null` = none).
  public void write(JsonWriter json) throws IOException {
    json.newline().key("metrics").beginObject();
    for (Map.Entry<String, Double> entry : values.entrySet()) {
      json.newline().key(entry.getKey()).value(entry.getValue());
    }
    json.newline().endObject().newline().key("dates").beginObject();
    json.newline().key("maxDrawdownPeak");
    json.value(deepest == null ? null : CellText.iso(deepest.peakNanos()));
    json.newline().key("maxDrawdownTrough");
    json.value(deepest == null ? null : CellText.iso(deepest.troughNanos()));
    json.newline().key("maxDrawdownRecovery");
    json.value(
        deepest == null || !deepest.recovered() ? null : CellText.iso(deepest.recoveryNanos()));
    json.newline().endObject();
  }

  private void put(String name, double value) {
    MetricCatalog.of(name);
    values.put(name, Double.isFinite(value) ? value : Double.NaN);
  }

  private void putReturns(MetricsInput in, double[] r) {
    double p = in.periodsPerYear();
    double annual = in.riskFreeAnnual();
    double rf = ReturnMetrics.perPeriod(annual, p);
    double m = in.requiredReturn();
    double[] sorted = Moments.sorted(r);
    put("totalReturn", ReturnMetrics.totalReturn(r));
    put("cagrPeriods", ReturnMetrics.cagrPeriods(r, p));
    put("cagrCalendar", ReturnMetrics.cagrCalendar(r, in.series().calendarDays()));
    put("volatility", ReturnMetrics.volatility(r, p));
    put("volatilityCompounded", ReturnMetrics.volatilityCompounded(r, p));
    put("sharpe", ReturnMetrics.sharpe(r, rf, p));
    put("sharpeGeometric", ReturnMetrics.sharpeGeometric(r, annual, p));
    put("sharpeCompoundedMean", ReturnMetrics.sharpeCompoundedMean(r, annual, p));
    put("downsideDeviation", ReturnMetrics.downsideDeviation(r, m, p));
    put("sortino", ReturnMetrics.sortino(r, m, p));
    put("sortinoGeometric", ReturnMetrics.sortinoGeometric(r, m, annual, p));
    put("sortinoNegativeOnly", ReturnMetrics.sortinoNegativeOnly(r, m, annual, p));
    put("omega", ReturnMetrics.omega(r, m));
    put("stability", ReturnMetrics.stability(r));
    put("tailRatio", ReturnMetrics.tailRatio(r));
    put("periods", r.length);
    put("bestPeriod", Moments.quantileOfSorted(sorted, 1));
    put("worstPeriod", Moments.quantileOfSorted(sorted, 0));
    put("positivePeriods", positiveShare(r));
  }

  private void putDrawdowns(MetricsInput in, double[] wealth, double[] r) {
    double depth =
        in.marked() != null ? in.marked().depthRatio() : DrawdownMetrics.maxDrawdown(wealth);
    put("maxDrawdown", depth);
    if (deepest != null) {
      put("maxDrawdownDays", deepest.days());
      put("maxDrawdownRecoveryDays", deepest.recoveryDays());
    }
    put("avgDrawdown", DrawdownMetrics.avgDrawdown(drawdowns));
    put("avgDrawdownDays", DrawdownMetrics.avgDays(drawdowns));
    put("longestDrawdownDays", DrawdownMetrics.maxDays(drawdowns));
    put("drawdownCount", drawdowns.size());
    put("ulcer", DrawdownMetrics.ulcer(wealth));
    double cagr = ReturnMetrics.cagrPeriods(r, in.periodsPerYear());
    put("calmar", DrawdownMetrics.calmar(cagr, depth));
    double[] life = in.life().returns();
    double lifeDepth = DrawdownMetrics.maxDrawdown(NavSeries.wealthOf(life));
    put(
        "mar",
        DrawdownMetrics.calmar(
            ReturnMetrics.cagrPeriods(life, in.periodsPerYear()), Math.min(depth, lifeDepth)));
  }

  private void putRisk(MetricsInput in, double[] r) {
    double alpha = in.tailProbability();
    put("skew", Moments.skew(r));
    put("kurtosis", Moments.kurtosis(r));
    put("skewUnbiased", Moments.skewUnbiased(r));
    put("kurtosisUnbiased", Moments.kurtosisUnbiased(r));
    put("varHistorical", RiskMetrics.varHistorical(r, alpha));
    put("cvarTail", RiskMetrics.cvarTail(r, alpha));
    put("cvarIndex", RiskMetrics.cvarIndex(r, alpha));
    put("varNormal", RiskMetrics.varNormal(r, alpha));
    put("varCornishFisher", RiskMetrics.varCornishFisher(r, alpha));
    TailFit tail = TailFit.of(r, alpha);
    put("gpdVar", tail == null ? Double.NaN : tail.var(alpha));
    put("gpdCvar", tail == null ? Double.NaN : tail.cvar(alpha));
  }

  private void putInference(MetricsInput in, double[] r) {
    double rf = ReturnMetrics.perPeriod(in.riskFreeAnnual(), in.periodsPerYear());
    double sharpe = ReturnMetrics.sharpePerPeriod(r, rf);
    double skew = Moments.skew(r);
    double kurtosis = Moments.kurtosis(r);
    double benchmark = in.benchmarkSharpe();
    put("psr", SharpeInference.psr(sharpe, benchmark, r.length, skew, kurtosis));
    put(
        "minTrackRecord",
        SharpeInference.minTrackRecord(sharpe, benchmark, skew, kurtosis, in.tailProbability()));
    Trials trials = in.trials();
    if (trials == null) {
      return;
    }
    double variance = trials.sharpeVariance();
    put("trials", trials.count());
    put(
        "expectedMaxSharpe",
        SharpeInference.expectedMaximum(trials.count(), variance) * Math.sqrt(in.periodsPerYear()));
    put("dsr", SharpeInference.dsr(sharpe, r.length, skew, kurtosis, trials.count(), variance));
    put("pbo", BacktestOverfitting.pbo(trials.returnsByTrial(), BacktestOverfitting.BLOCKS));
  }

  private void putBenchmark(MetricsInput in, double[] r, double[] b) {
    double p = in.periodsPerYear();
    double rf = ReturnMetrics.perPeriod(in.riskFreeAnnual(), p);
    double perPeriod = BenchmarkMetrics.informationRatioPerPeriod(r, b);
    double betaLogBars = BenchmarkMetrics.beta(in.bars().own(), in.bars().benchmark());
    put("beta", BenchmarkMetrics.beta(r, b));
    put("alpha", BenchmarkMetrics.alpha(r, b, rf, p));
    put("betaLogBars", betaLogBars);
    put(
        "alphaWholePeriod",
        BenchmarkMetrics.alphaWholePeriod(
            ReturnMetrics.totalReturn(r),
            BenchmarkMetrics.totalOfLogReturns(in.bars().benchmark()),
            betaLogBars,
            in.riskFreeAnnual()));
    put("informationRatio", perPeriod * Math.sqrt(p));
    put("informationRatioPerPeriod", perPeriod);
    put("trackingError", BenchmarkMetrics.trackingError(r, b, p));
    put("treynor", BenchmarkMetrics.treynor(r, b, rf, p));
    put("capture", BenchmarkMetrics.capture(r, b, p));
    put("upCapture", BenchmarkMetrics.upCapture(r, b, p));
    put("downCapture", BenchmarkMetrics.downCapture(r, b, p));
    put("correlation", Moments.correlation(r, b));
    put("benchmarkReturn", ReturnMetrics.totalReturn(b));
  }

  private void putTrades(RoundTrips trips) {
    long[] net = trips.netE8();
    double[] returns = trips.returns();
    double[] sorted = Moments.sorted(returns);
    put("tradeCount", trips.size());
    put("winRate", TradeMetrics.winRate(net));
    put("profitFactor", TradeMetrics.profitFactor(net));
    put("profitFactorReturns", TradeMetrics.profitFactorReturns(returns));
    put("payoff", TradeMetrics.payoff(net));
    put("expectancy", TradeMetrics.expectancy(net));
    put("expectancyR", TradeMetrics.expectancyR(trips));
    put("expectancyReturn", Moments.mean(returns));
    put("avgTradeGeometric", TradeMetrics.avgTradeGeometric(returns));
    put("bestTrade", TradeMetrics.max(net) / 1e8);
    put("worstTrade", TradeMetrics.min(net) / 1e8);
    put("bestTradeReturn", Moments.quantileOfSorted(sorted, 1));
    put("worstTradeReturn", Moments.quantileOfSorted(sorted, 0));
    put("maxWinStreak", TradeMetrics.longestStreak(net, 1));
    put("maxLossStreak", TradeMetrics.longestStreak(net, -1));
    put("avgHoldingSeconds", TradeMetrics.meanKnown(trips.holdingNanos()) / 1e9);
    put("medianHoldingSeconds", TradeMetrics.median(trips.holdingNanos()) / 1e9);
    put("maxHoldingSeconds", TradeMetrics.max(trips.holdingNanos()) / 1e9);
    put("sqn", TradeMetrics.sqn(net));
    put("kelly", TradeMetrics.kelly(net));
    putExcursions(trips);
    put("ambiguousTrades", trips.ambiguous());
    put("optimisticTrades", trips.optimistic());
  }

  private void putQuality(FillQuality quality) {
    put("ambiguousBars", quality.ambiguousBars());
    put("ambiguousFills", quality.ambiguousFills());
    put("ambiguousFillShare", ReturnMetrics.ratio(quality.ambiguousFills(), quality.fills()));
    boolean any = quality.fills() > 0;
    put("bestPathGain", any ? quality.betterE8() / 1e8 : Double.NaN);
    put("worstPathLoss", any ? quality.worseE8() / 1e8 : Double.NaN);
    put("cappedFills", quality.capped());
    put("oneTickWorseFills", quality.oneTickWorse());
    put("optimisticFills", quality.optimistic());
    put("unpricedFills", quality.unpriced());
    put("standInBars", quality.standIns());
    put("ignoredLatency", quality.ignoredLatency());
  }

  private void putExcursions(RoundTrips trips) {
    put("avgMae", TradeMetrics.meanKnown(trips.maeE8()) / 1e8);
    put("avgMfe", TradeMetrics.meanKnown(trips.mfeE8()) / 1e8);
    put("avgMaeTicks", TradeMetrics.meanKnown(trips.maeTicks()));
    put("avgMfeTicks", TradeMetrics.meanKnown(trips.mfeTicks()));
    put("avgMaeR", TradeMetrics.meanInR(trips.maeE8(), trips.riskE8()));
    put("avgMfeR", TradeMetrics.meanInR(trips.mfeE8(), trips.riskE8()));
    put("edgeRatio", TradeMetrics.edgeRatio(trips.maeE8(), trips.mfeE8()));
    put("edgeRatioTicks", TradeMetrics.edgeRatio(trips.maeTicks(), trips.mfeTicks()));
  }

  private void putCosts(MetricsInput in) {
    Costs costs = in.costs();
    Activity activity = in.activity();
    double years = in.series().calendarDays() / 365.25;
    put("exposureTime", ReturnMetrics.ratio(activity.exposedNanos(), activity.spanNanos()));
    put("turnover", CostMetrics.turnover(costs.tradedValueE8(), activity.meanNavE8(), years));
    put("tradedValue", costs.tradedValueE8() / 1e8);
    putCost("commission", costs.commissionE8(), costs);
    putCost("spread", costs.spreadE8(), costs);
    putCost("slippage", costs.slippageE8(), costs);
    putCost("impact", costs.impactE8(), costs);
    putCost("borrow", costs.borrowE8(), costs);
    putCost("funding", costs.fundingE8(), costs);
    putCost("tax", costs.taxE8(), costs);
    putCost("costTotal", costs.totalE8(), costs);
    put(
        "capacity",
        CostMetrics.capacity(
            activity.meanNavE8() / 1e8, costs.grossE8(), costs.impactE8(), costs.impactExponent()));
  }

  private void putCost(String name, long costE8, Costs costs) {
    put(name, costE8 / 1e8);
    put(name + "Bps", CostMetrics.bps(costE8, costs.tradedValueE8()));
    put(name + "Share", CostMetrics.shareOfGross(costE8, costs.grossE8()));
  }

  private static double positiveShare(double[] r) {
    int positive = 0;
    for (double value : r) {
      positive += value > 0 ? 1 : 0;
    }
    return r.length == 0 ? Double.NaN : (double) positive / r.length;
  }

  private static long[] stamps(NavSeries series) {
    long[] out = new long[series.size() + 1];
    out[0] = series.startNanos();
    System.arraycopy(series.closeNanos(), 0, out, 1, series.size());
    return out;
  }
}
