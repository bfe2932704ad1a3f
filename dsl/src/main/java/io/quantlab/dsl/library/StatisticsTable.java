package io.quantlab.dsl.library;

/// Statistics and events (wick.md 17.6).
final class StatisticsTable {
  static final String ROWS =
      """
      sum(src: float, n: int*) -> float | state | 10 | n-1 | Sum of the last n values.
      cum(src: float) -> float | state | 10 | 0 | Running sum.
      highest(src: float, n: int*) -> float | state | 10 | n-1 | Largest of the last n steps.
      lowest(src: float, n: int*) -> float | state | 10 | n-1 | Smallest of the last n steps.
      highest_ever(src: float) -> float | state | 10 | 0 | Largest since the start.
      lowest_ever(src: float) -> float | state | 10 | 0 | Smallest since the start.
      bars_since_highest(src: float, n: int*) -> int? | state | 10 | n-1 | Steps back to the largest.
      bars_since_lowest(src: float, n: int*) -> int? | state | 10 | n-1 | Steps back to the smallest.
      value_range(src: float, n: int*) -> float | state | 10 | n-1 | Largest less smallest.
      median(src: float, n: int*) -> float | state | 10+n/4 | n-1 | The middle one.
      mode(src: float, n: int*) -> float | state | 10+n/4 | n-1 | The most frequent.
      percentile(src: float, n: int*, p: float) -> float | state | 10+n/4 | n-1 | Value below which p percent lie, between ranks.
      percentile_nearest(src: float, n: int*, p: float) -> float | state | 10+n/4 | n-1 | Value below which p percent lie, at a rank.
      percent_rank(src: float, n: int*) -> float | state | 10+n/4 | n | Percent of the n values before that are not above.
      mad(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Mean absolute deviation.
      zscore(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Distance to the mean in deviations.
      skew(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Skewness of the population.
      kurtosis(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Excess kurtosis of the population.
      covariance(x: float, y: float, n: int*) -> float | state | 10+n/4 | n-1 | Covariance of the population.
      correlation(x: float, y: float, n: int*) -> float | state | 10+n/4 | n-1 | Correlation.
      beta(x: float, y: float, n: int*) -> float | state | 10+n/4 | n-1 | Covariance over the variance of y.
      slope(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Slope of the least-squares line.
      r_squared(src: float, n: int*) -> float | state | 10+n/4 | n-1 | Fit of the least-squares line.
      autocorrelation(src: float, n: int*, lag: int* = 1) -> float | state | 10+n/4 | n-1+lag | Correlation with itself, lag steps back.
      cog(src: float, n: int* = 10) -> float | state | 10+n/4 | n-1 | Ehlers' center of gravity.
      rising(src: float, n: int*) -> bool | state | 10 | n | True after n strict rises in a row.
      falling(src: float, n: int*) -> bool | state | 10 | n | True after n strict falls in a row.
      all_true(cond: bool, n: int*) -> bool | state | 10 | 0 | True when it held in each of the last n steps.
      any_true(cond: bool, n: int*) -> bool | state | 10 | 0 | True when it held in one of the last n steps.
      count_true(cond: bool, n: int*) -> int | state | 10 | 0 | How often it held in the last n steps.
      cross_over(a: float, b: float) -> bool | state | 10 | 1 | True when a has just risen above b.
      cross_under(a: float, b: float) -> bool | state | 10 | 1 | True when a has just fallen below b.
      cross(a: float, b: float) -> bool | state | 10 | 1 | True when a has just crossed b.
      bars_since(cond: bool) -> int? | state | 10 |  | Steps since it held.
      value_when(cond: bool, src: float, occurrence: int = 0) -> float | state | 10 |  | src when the condition last held.
      """;

  private StatisticsTable() {}
}
