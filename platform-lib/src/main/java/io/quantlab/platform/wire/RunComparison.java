package io.quantlab.platform.wire;

import io.quantlab.platform.tenant.Id;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs side by side (engine contract S-32); the first one is the base of every difference.
///
/// @param runs in the order they were named
/// @param metrics by name, a value for each run; none where it is not defined
/// @param correlations of the returns between common session dates
/// @param commonDates how many session dates all runs closed
public record RunComparison(
    List<Id> runs,
    int commonDates,
    List<Metric> metrics,
    List<Correlation> correlations,
    List<SharpeDifference> sharpeDifferences,
    List<TradeDifference> tradeDifferences,
    List<Setting> settings,
    List<Divergence> divergences) {

  /// A metric with a value for each run, by the id of the run.
  public record Metric(String name, Map<String, BigDecimal> values) {}

  /// Correlations of a run with the others, by their ids; one that is not defined is left out.
  public record Correlation(Id run, Map<String, BigDecimal> with) {}

  /// Sharpe ratio of a run minus that of the base, with its 95 % interval by the paired bootstrap.
  public record SharpeDifference(
      Id run,
      Optional<BigDecimal> difference,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high) {}

  /// Trades of a run against those of the base.
  ///
  /// @param changed matched ones with another net
  /// @param netDifferenceE8 over the matched ones, 1e-8 of the currency
  public record TradeDifference(
      Id run, long common, long changed, long onlyBase, long onlyRun, long netDifferenceE8) {}

  /// A setting that differs, by the id of the run; a run that lacks it is left out.
  public record Setting(String key, Map<String, String> values) {}

  /// The first event on which a run and the base disagree.
  public record Divergence(Id run, long sequence, String baseEvent, String runEvent) {}
}
