package io.quantlab.engine.analysis;

import java.util.function.Consumer;

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
/// @param quality how fills came about
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
    Trials trials,
    FillQuality quality) {

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
        null,
        FillQuality.none());
  }

  public MetricsInput withLife(NavSeries since) {
    return with(draft -> draft.life = since);
  }

  /// Risk-free rate per year, required return per period.
  public MetricsInput withRates(double riskFree, double required) {
    return with(draft -> {
      draft.riskFreeAnnual = riskFree;
      draft.requiredReturn = required;
    });
  }

  /// α, and SR* per period.
  public MetricsInput withTests(double alpha, double sharpe) {
    return with(draft -> {
      draft.tailProbability = alpha;
      draft.benchmarkSharpe = sharpe;
    });
  }

  public MetricsInput withBenchmark(double[] returns, BarReturns barReturns) {
    return with(draft -> {
      draft.benchmark = returns;
      draft.bars = barReturns;
    });
  }

  public MetricsInput withMarkedDrawdown(Drawdown deepest) {
    return with(draft -> draft.marked = deepest);
  }

  public MetricsInput withTrading(RoundTrips roundTrips, Activity work, Costs paid) {
    return with(draft -> {
      draft.trips = roundTrips;
      draft.activity = work;
      draft.costs = paid;
    });
  }

  public MetricsInput withTrials(Trials search) {
    return with(draft -> draft.trials = search);
  }

  public MetricsInput withQuality(FillQuality counted) {
    return with(draft -> draft.quality = counted);
  }

  /// A copy with changes: the one place that lists all inputs.
  private MetricsInput with(Consumer<Draft> changes) {
    Draft draft = new Draft(this);
    changes.accept(draft);
    return draft.finished();
  }

  private static final class Draft {
    private NavSeries series;
    private NavSeries life;
    private double periodsPerYear;
    private double riskFreeAnnual;
    private double requiredReturn;
    private double tailProbability;
    private double benchmarkSharpe;
    private double[] benchmark;
    private Drawdown marked;
    private RoundTrips trips;
    private Activity activity;
    private Costs costs;
    private BarReturns bars;
    private Trials trials;
    private FillQuality quality;

    Draft(MetricsInput from) {
      series = from.series;
      life = from.life;
      periodsPerYear = from.periodsPerYear;
      riskFreeAnnual = from.riskFreeAnnual;
      requiredReturn = from.requiredReturn;
      tailProbability = from.tailProbability;
      benchmarkSharpe = from.benchmarkSharpe;
      benchmark = from.benchmark;
      marked = from.marked;
      trips = from.trips;
      activity = from.activity;
      costs = from.costs;
      bars = from.bars;
      trials = from.trials;
      quality = from.quality;
    }

    MetricsInput finished() {
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
          trials,
          quality);
    }
  }
}
