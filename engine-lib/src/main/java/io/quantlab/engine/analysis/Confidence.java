package io.quantlab.engine.analysis;

/// A confidence interval of a metric (engine contract S-3).
///
/// @param metric a name of [MetricCatalog]
/// @param level for example 0.95
/// @param method how it was found, for example `stationary bootstrap, 2,000 runs, seed 1`
public record Confidence(
    String metric, double level, StationaryBootstrap.Interval interval, String method) {

  /// Intervals of `sharpe`, `cagrPeriods` and `maxDrawdown` by the stationary bootstrap.
  public static java.util.List<Confidence> ofReturns(
      double[] r, double rf, double periodsPerYear, int runs, long seed) {
    StationaryBootstrap bootstrap =
        new StationaryBootstrap(runs, StationaryBootstrap.defaultBlock(r.length), seed);
    String method = "stationary block bootstrap, " + runs + " runs, seed " + seed;
    double level = 0.95;
    return java.util.List.of(
        new Confidence(
            "sharpe",
            level,
            bootstrap.interval(r, level, x -> ReturnMetrics.sharpe(x, rf, periodsPerYear)),
            method),
        new Confidence(
            "cagrPeriods",
            level,
            bootstrap.interval(r, level, x -> ReturnMetrics.cagrPeriods(x, periodsPerYear)),
            method),
        new Confidence(
            "maxDrawdown",
            level,
            bootstrap.interval(r, level, x -> DrawdownMetrics.maxDrawdown(NavSeries.wealthOf(x))),
            method));
  }
}
