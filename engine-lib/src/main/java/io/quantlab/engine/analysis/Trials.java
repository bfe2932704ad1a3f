package io.quantlab.engine.analysis;

/// The search behind a run (W-6): how many configurations were tried, and how they spread.
///
/// @param count evaluated configurations of the family, at least 1
/// @param sharpeVariance variance of their **per-period** Sharpe ratios; `NaN` when unknown
/// @param returnsByTrial `[trial][period]`, all of equal length; empty when only the count is known
public record Trials(int count, double sharpeVariance, double[][] returnsByTrial) {
  public Trials {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }
    for (double[] returns : returnsByTrial) {
      if (returns.length != returnsByTrial[0].length) {
        throw new IllegalArgumentException("all trials need equally many periods");
      }
    }
  }
}
