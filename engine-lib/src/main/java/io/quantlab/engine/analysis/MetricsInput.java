package io.quantlab.engine.analysis;

/// Everything the metrics of a run are computed from. Start with [#of], add what is known.
///
/// @param series session closes of the reported window
/// @param life session closes since the account began; the series itself unless set
/// @param periodsPerYear P: 252 equities, 365 for markets that never close, or set
/// @param riskFreeAnnual risk-free rate per year, a ratio
/// @param requiredReturn m, per period
/// @param tailProbability α of VaR and of `minTrackRecord`, in (0, 1)
/// @param benchmarkSharpe SR* of `psr`, per period
/// @param benchmark benchmark returns of the same sessions; empty without benchmark
/// @param marked the deepest drawdown over **all** marks as the kernel saw it; `null` computes it
///   from the closes
/// @param trials `null` when the run belongs to no search
public record MetricsInput(
    NavSeries series,
    NavSeries life,
    double periodsPerYear,
    double riskFreeAnnual,
    double requiredReturn,
    double tailProbability,
    double benchmarkSharpe,
    double[] benchmark,
    Drawdown marked,
    RoundTrips trips,
    Activity activity,
    Costs costs,
    BarReturns bars,
    Trials trials) {

  public MetricsInput {
    if (!(periodsPerYear > 0)) {
      throw new IllegalArgumentException("periodsPerYear must be positive, was " + periodsPerYear);
    }
    if (!(tailProbability > 0 && tailProbability < 1)) {
      throw new IllegalArgumentException(
          "tailProbability must lie in (0, 1), was " + tailProbability);
    }
    if (benchmark.length != 0 && benchmark.length != series.size()) {
      throw new IllegalArgumentException(
          "the benchmark needs " + series.size() + " returns, had " + benchmark.length);
    }
  }

  /// Rates 0, α 5 %, no benchmark, trades, costs or trials.
  public static MetricsInput of(NavSeries series, double periodsPerYear) {
    return new MetricsInput(
        series,
        series,
        periodsPerYear,
        0,
        0,
        0.05,
        0,
        new double[0],
        null,
        RoundTrips.none(),
        Activity.none(),
        Costs.none(),
        BarReturns.none(),
        null);
  }

  public MetricsInput withLife(NavSeries since) {
    return new MetricsInput(
        series,
        since,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        tailProbability,
        benchmarkSharpe,
        benchmark,
        marked,
        trips,
        activity,
        costs,
        bars,
        trials);
  }

  /// Risk-free rate per year, required return per period.
  public MetricsInput withRates(double riskFree, double required) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFree,
        required,
        tailProbability,
        benchmarkSharpe,
        benchmark,
        marked,
        trips,
        activity,
        costs,
        bars,
        trials);
  }

  /// α, and SR* per period.
  public MetricsInput withTests(double alpha, double sharpe) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        alpha,
        sharpe,
        benchmark,
        marked,
        trips,
        activity,
        costs,
        bars,
        trials);
  }

  public MetricsInput withBenchmark(double[] returns, BarReturns barReturns) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        tailProbability,
        benchmarkSharpe,
        returns,
        marked,
        trips,
        activity,
        costs,
        barReturns,
        trials);
  }

  public MetricsInput withMarkedDrawdown(Drawdown deepest) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        tailProbability,
        benchmarkSharpe,
        benchmark,
        deepest,
        trips,
        activity,
        costs,
        bars,
        trials);
  }

  public MetricsInput withTrading(RoundTrips roundTrips, Activity work, Costs paid) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        tailProbability,
        benchmarkSharpe,
        benchmark,
        marked,
        roundTrips,
        work,
        paid,
        bars,
        trials);
  }

  public MetricsInput withTrials(Trials search) {
    return new MetricsInput(
        series,
        life,
        periodsPerYear,
        riskFreeAnnual,
        requiredReturn,
        tailProbability,
        benchmarkSharpe,
        benchmark,
        marked,
        trips,
        activity,
        costs,
        bars,
        search);
  }
}
