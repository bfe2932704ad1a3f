package io.quantlab.engine.analysis;

import static io.quantlab.engine.analysis.MetricFamily.BENCHMARK;
import static io.quantlab.engine.analysis.MetricFamily.COST;
import static io.quantlab.engine.analysis.MetricFamily.DRAWDOWN;
import static io.quantlab.engine.analysis.MetricFamily.INFERENCE;
import static io.quantlab.engine.analysis.MetricFamily.RETURN;
import static io.quantlab.engine.analysis.MetricFamily.RISK;
import static io.quantlab.engine.analysis.MetricFamily.TRADE;
import static io.quantlab.engine.analysis.MetricUnit.BPS;
import static io.quantlab.engine.analysis.MetricUnit.COUNT;
import static io.quantlab.engine.analysis.MetricUnit.DAYS;
import static io.quantlab.engine.analysis.MetricUnit.MONEY;
import static io.quantlab.engine.analysis.MetricUnit.NUMBER;
import static io.quantlab.engine.analysis.MetricUnit.R;
import static io.quantlab.engine.analysis.MetricUnit.RATIO;
import static io.quantlab.engine.analysis.MetricUnit.SECONDS;
import static io.quantlab.engine.analysis.MetricUnit.TICKS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every metric by name, in the order of reports and of `metrics.json` (engine contract 8.2).
///
/// Letters: r return per period, n their count, μ mean, s deviation (n − 1), g geometric mean, P
/// periods per year, rf risk-free rate per period, rfa per year, m required return per period, b
/// benchmark return, α tail probability (default 0.05). `docs/reference/results.md` repeats this
/// list; a test compares.
public final class MetricCatalog {
  private static final String EMPYRICAL = "empyrical";
  private static final String BACKTESTING = "backtesting.py";
  private static final String LEAN = "LEAN";
  private static final String PSR = "Bailey, López de Prado 2012";
  private static final String DSR = "Bailey, López de Prado 2014";
  private static final String GPD = "Gilli, Këllezi 2006";
  private static final String OWN = "engine 8.2";

  private static final List<MetricDefinition> ALL =
      List.of(
          of("totalReturn", RETURN, RATIO, "Π(1+r) − 1", OWN),
          of("cagrPeriods", RETURN, RATIO, "(1+total)^(P/n) − 1", EMPYRICAL),
          of("cagrCalendar", RETURN, RATIO, "(E_n/E_0)^(365.25/days) − 1, flows taken out", OWN),
          of("volatility", RETURN, RATIO, "s√P", EMPYRICAL),
          of("volatilityCompounded", RETURN, RATIO, "√[(s² + (1+g)²)^P − (1+g)^2P]", BACKTESTING),
          of("sharpe", RETURN, NUMBER, "mean(r − rf)/s(r − rf)·√P", EMPYRICAL),
          of(
              "sharpeGeometric",
              RETURN,
              NUMBER,
              "((1+g)^P − 1 − rfa)/volatilityCompounded",
              BACKTESTING),
          of("sharpeCompoundedMean", RETURN, NUMBER, "((1+μ)^P − 1 − rfa)/(s√P)", LEAN),
          of("downsideDeviation", RETURN, RATIO, "√mean(min(r − m, 0)²)·√P over all n", EMPYRICAL),
          of("sortino", RETURN, NUMBER, "mean(r − m)·P/downsideDeviation", EMPYRICAL),
          of(
              "sortinoGeometric",
              RETURN,
              NUMBER,
              "((1+g)^P − 1 − rfa)/downsideDeviation",
              BACKTESTING),
          of(
              "sortinoNegativeOnly",
              RETURN,
              NUMBER,
              "((1+μ)^P − 1 − rfa)/(√P·s of the returns below m)",
              LEAN),
          of("omega", RETURN, NUMBER, "Σ(r−m)⁺/Σ(m−r)⁺", "Keating, Shadwick 2002"),
          of("stability", RETURN, RATIO, "R² of the cumulative log returns on time", EMPYRICAL),
          of("periods", RETURN, COUNT, "n", OWN),
          of("bestPeriod", RETURN, RATIO, "max r", OWN),
          of("worstPeriod", RETURN, RATIO, "min r", OWN),
          of("positivePeriods", RETURN, RATIO, "share of r above 0", OWN),
          of("maxDrawdown", DRAWDOWN, RATIO, "min over all marks of E_t/max E_s − 1, s ≤ t", OWN),
          of(
              "maxDrawdownDays",
              DRAWDOWN,
              DAYS,
              "peak to recovery (or end) of the deepest drawdown",
              OWN),
          of(
              "maxDrawdownRecoveryDays",
              DRAWDOWN,
              DAYS,
              "trough to recovery of the deepest drawdown",
              OWN),
          of("avgDrawdown", DRAWDOWN, RATIO, "mean depth of distinct drawdowns at closes", OWN),
          of("avgDrawdownDays", DRAWDOWN, DAYS, "mean days of distinct drawdowns at closes", OWN),
          of("longestDrawdownDays", DRAWDOWN, DAYS, "longest peak to recovery (or end)", OWN),
          of("drawdownCount", DRAWDOWN, COUNT, "distinct drawdowns at closes", OWN),
          of("ulcer", DRAWDOWN, RATIO, "√mean(dd²) at closes", "Martin, McCann 1989"),
          of("calmar", DRAWDOWN, NUMBER, "cagrPeriods/abs(maxDrawdown)", "Young 1991"),
          of("mar", DRAWDOWN, NUMBER, "calmar over the whole life of the account", OWN),
          of("skew", RISK, NUMBER, "m₃/m₂^1.5, biased", EMPYRICAL),
          of("kurtosis", RISK, NUMBER, "m₄/m₂², biased, not excess", EMPYRICAL),
          of("skewUnbiased", RISK, NUMBER, "√(n(n−1))/(n−2)·skew", "Joanes, Gill 1998"),
          of(
              "kurtosisUnbiased",
              RISK,
              NUMBER,
              "(n−1)/((n−2)(n−3))·((n+1)(kurtosis−3)+6) + 3",
              "Joanes, Gill 1998"),
          of("varHistorical", RISK, RATIO, "α-quantile of r, type 7", EMPYRICAL),
          of("cvarTail", RISK, RATIO, "mean of r ≤ varHistorical", OWN),
          of("cvarIndex", RISK, RATIO, "mean of the ⌊(n−1)α⌋+1 smallest r", EMPYRICAL),
          of("varNormal", RISK, RATIO, "μ + z_α·s", OWN),
          of(
              "varCornishFisher",
              RISK,
              RATIO,
              "μ + z′s, z′ = z + (z²−1)S/6 + (z³−3z)K/24 − (2z³−5z)S²/36",
              "Zangari 1996"),
          of("gpdVar", RISK, RATIO, "−[u + σ/ξ·((nα/N_u)^−ξ − 1)], a return", GPD),
          of("gpdCvar", RISK, RATIO, "−[(VaR + σ − ξu)/(1−ξ)], a return", GPD),
          of("tailRatio", RISK, NUMBER, "abs(q95)/abs(q05)", EMPYRICAL),
          of(
              "psr",
              INFERENCE,
              RATIO,
              "Φ((SR−SR*)√(n−1)/√(1 − γ₃SR + (γ₄−1)/4·SR²)), SR per period",
              PSR),
          of(
              "minTrackRecord",
              INFERENCE,
              COUNT,
              "1 + (1 − γ₃SR + (γ₄−1)/4·SR²)(z_α/(SR−SR*))², periods",
              PSR),
          of("trials", INFERENCE, COUNT, "evaluated configurations of the family (W-6)", OWN),
          of(
              "expectedMaxSharpe",
              INFERENCE,
              NUMBER,
              "√V[(1−γ)Φ⁻¹(1−1/N) + γΦ⁻¹(1−1/(N·e))]·√P",
              DSR),
          of("dsr", INFERENCE, RATIO, "psr against the expected maximum of N trials", DSR),
          of(
              "pbo",
              INFERENCE,
              RATIO,
              "share of λ ≤ 0, cross-validation with 16 blocks",
              "Bailey et al. 2017"),
          of("beta", BENCHMARK, NUMBER, "cov(r, b)/var(b) of excess returns", EMPYRICAL),
          of("alpha", BENCHMARK, RATIO, "(1 + mean(r−rf − β(b−rf)))^P − 1", EMPYRICAL),
          of("betaLogBars", BENCHMARK, NUMBER, "β of log returns per bar", BACKTESTING),
          of(
              "alphaWholePeriod",
              BENCHMARK,
              RATIO,
              "total − rfa − betaLogBars(benchmark total − rfa)",
              BACKTESTING),
          of("informationRatio", BENCHMARK, NUMBER, "mean(r−b)/s(r−b)·√P", OWN),
          of("informationRatioPerPeriod", BENCHMARK, NUMBER, "mean(r−b)/s(r−b)", EMPYRICAL),
          of("trackingError", BENCHMARK, RATIO, "s(r−b)·√P", OWN),
          of("treynor", BENCHMARK, NUMBER, "mean(r−rf)·P/β", "Treynor 1965"),
          of("capture", BENCHMARK, NUMBER, "cagrPeriods of r over that of b", EMPYRICAL),
          of("upCapture", BENCHMARK, NUMBER, "capture over periods with b > 0", EMPYRICAL),
          of("downCapture", BENCHMARK, NUMBER, "capture over periods with b < 0", EMPYRICAL),
          of("correlation", BENCHMARK, NUMBER, "cov(r, b)/(s(r)·s(b))", OWN),
          of("benchmarkReturn", BENCHMARK, RATIO, "Π(1+b) − 1", OWN),
          of("tradeCount", TRADE, COUNT, "closed round trips", OWN),
          of("winRate", TRADE, RATIO, "share with net > 0", OWN),
          of("profitFactor", TRADE, NUMBER, "Σ wins/abs(Σ losses), money", OWN),
          of("profitFactorReturns", TRADE, NUMBER, "the same of trade returns", BACKTESTING),
          of("payoff", TRADE, NUMBER, "mean win/mean absolute loss", OWN),
          of("expectancy", TRADE, MONEY, "mean net", OWN),
          of("expectancyR", TRADE, R, "mean net/initial risk", "Tharp 1998"),
          of("expectancyReturn", TRADE, RATIO, "mean net/entry value", BACKTESTING),
          of("avgTradeGeometric", TRADE, RATIO, "(Π(1+trade return))^(1/n) − 1", BACKTESTING),
          of("bestTrade", TRADE, MONEY, "largest net", OWN),
          of("worstTrade", TRADE, MONEY, "smallest net", OWN),
          of("bestTradeReturn", TRADE, RATIO, "largest trade return", BACKTESTING),
          of("worstTradeReturn", TRADE, RATIO, "smallest trade return", BACKTESTING),
          of("maxWinStreak", TRADE, COUNT, "longest run of wins", OWN),
          of("maxLossStreak", TRADE, COUNT, "longest run of losses", OWN),
          of("avgHoldingSeconds", TRADE, SECONDS, "mean of exit time − entry time", OWN),
          of("medianHoldingSeconds", TRADE, SECONDS, "median of exit time − entry time", OWN),
          of("maxHoldingSeconds", TRADE, SECONDS, "longest exit time − entry time", OWN),
          of("sqn", TRADE, NUMBER, "√n·mean/s of net", "Tharp 2008"),
          of("kelly", TRADE, RATIO, "W − (1−W)/payoff, W win rate", "Kelly 1956"),
          of("avgMae", TRADE, MONEY, "mean maximum adverse excursion", "Sweeney 1996"),
          of("avgMfe", TRADE, MONEY, "mean maximum favorable excursion", "Sweeney 1996"),
          of("avgMaeTicks", TRADE, TICKS, "the same as a price distance", "Sweeney 1996"),
          of("avgMfeTicks", TRADE, TICKS, "the same as a price distance", "Sweeney 1996"),
          of("avgMaeR", TRADE, R, "the same over initial risk", "Sweeney 1996"),
          of("avgMfeR", TRADE, R, "the same over initial risk", "Sweeney 1996"),
          of("edgeRatio", TRADE, NUMBER, "Σ MFE/abs(Σ MAE), money", OWN),
          of("edgeRatioTicks", TRADE, NUMBER, "Σ MFE/abs(Σ MAE), price distance", OWN),
          of("ambiguousTrades", TRADE, COUNT, "round trips with an ambiguous fill (F-90)", OWN),
          of("optimisticTrades", TRADE, COUNT, "round trips with an optimistic fill", OWN),
          of(
              "ambiguousBars",
              TRADE,
              COUNT,
              "bars whose two ways gave an account different fills (F-90)",
              OWN),
          of("ambiguousFills", TRADE, COUNT, "fills on such bars (F-90)", OWN),
          of("ambiguousFillShare", TRADE, RATIO, "of all fills (F-90)", OWN),
          of(
              "bestPathGain",
              TRADE,
              MONEY,
              "Σ better way − taken way at the closes of ambiguous bars, net (F-90)",
              OWN),
          of(
              "worstPathLoss",
              TRADE,
              MONEY,
              "Σ taken way − worse way at the closes of ambiguous bars, net (F-90)",
              OWN),
          of("cappedFills", TRADE, COUNT, "fills cut by the volume cap (F-30)", OWN),
          of("oneTickWorseFills", TRADE, COUNT, "fills beyond the displayed size (F-20)", OWN),
          of("optimisticFills", TRADE, COUNT, "fills on information already seen (4.1)", OWN),
          of("unpricedFills", TRADE, COUNT, "fills without slippage for want of data (F-91)", OWN),
          of(
              "standInBars",
              TRADE,
              COUNT,
              "bars that met orders because finer data were missing (F-1)",
              OWN),
          of(
              "ignoredLatency",
              TRADE,
              COUNT,
              "commands whose delay was shorter than the bars they met (F-2)",
              OWN),
          of("exposureTime", COST, RATIO, "share of time with a position", OWN),
          of("turnover", COST, NUMBER, "Σ traded value/(2·mean NAV) per year", OWN),
          of("tradedValue", COST, MONEY, "Σ absolute value of fills", OWN),
          of("commission", COST, MONEY, "commission paid", OWN),
          of("commissionBps", COST, BPS, "of traded value", OWN),
          of("commissionShare", COST, RATIO, "of gross profit", OWN),
          of("spread", COST, MONEY, "half spreads paid", OWN),
          of("spreadBps", COST, BPS, "of traded value", OWN),
          of("spreadShare", COST, RATIO, "of gross profit", OWN),
          of("slippage", COST, MONEY, "slippage paid", OWN),
          of("slippageBps", COST, BPS, "of traded value", OWN),
          of("slippageShare", COST, RATIO, "of gross profit", OWN),
          of("impact", COST, MONEY, "own market impact", OWN),
          of("impactBps", COST, BPS, "of traded value", OWN),
          of("impactShare", COST, RATIO, "of gross profit", OWN),
          of("borrow", COST, MONEY, "stock borrow paid", OWN),
          of("borrowBps", COST, BPS, "of traded value", OWN),
          of("borrowShare", COST, RATIO, "of gross profit", OWN),
          of("funding", COST, MONEY, "funding paid", OWN),
          of("fundingBps", COST, BPS, "of traded value", OWN),
          of("fundingShare", COST, RATIO, "of gross profit", OWN),
          of("tax", COST, MONEY, "taxes paid", OWN),
          of("taxBps", COST, BPS, "of traded value", OWN),
          of("taxShare", COST, RATIO, "of gross profit", OWN),
          of("costTotal", COST, MONEY, "sum of the kinds above", OWN),
          of("costTotalBps", COST, BPS, "of traded value", OWN),
          of("costTotalShare", COST, RATIO, "of gross profit", OWN),
          of(
              "capacity",
              COST,
              MONEY,
              "NAV·(gross/(2·impact))^(1/p): NAV at which impact halves the gross return",
              OWN));

  private static final Map<String, MetricDefinition> BY_NAME = new LinkedHashMap<>();

  static {
    for (MetricDefinition definition : ALL) {
      if (BY_NAME.put(definition.name(), definition) != null) {
        throw new IllegalStateException("metric defined twice: " + definition.name());
      }
    }
  }

  private MetricCatalog() {}

  /// All definitions in order.
  public static List<MetricDefinition> all() {
    return ALL;
  }

  /// The definition of a name, or an `IllegalArgumentException`.
  public static MetricDefinition of(String name) {
    MetricDefinition definition = BY_NAME.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no metric is named \"" + name + "\"");
    }
    return definition;
  }

  private static MetricDefinition of(
      String name, MetricFamily family, MetricUnit unit, String formula, String source) {
    return new MetricDefinition(name, family, unit, formula, source);
  }
}
