/// Statistics and events of one or two series: extremes, sums, ranks, moments, regressions,
/// crossings (wick.md 17.6).
///
/// Knows no bars and no prices. Open [Highest] first, then [Correlation].
package io.quantlab.engine.indicator.statistic;
