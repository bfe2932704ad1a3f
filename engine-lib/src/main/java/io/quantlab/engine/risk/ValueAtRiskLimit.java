package io.quantlab.engine.risk;

import java.util.Objects;

/// How much the positions may be expected to lose from one session close to the next (engine
/// contract O-35).
///
/// @param measure how the loss is estimated
/// @param confidence probability that the loss is not larger, above 0.5 and below 1
/// @param sessions returns that are looked at, the last ones: 20 to 2,000
/// @param limitE8 largest loss, 1e-8 of the account currency
public record ValueAtRiskLimit(Measure measure, double confidence, int sessions, long limitE8) {
  /// How a loss is estimated from past returns; the names of engine contract 8.2.
  public enum Measure {
    /// The quantile of the losses the positions would have made, between two by straight line
    /// (`varHistorical`, type 7).
    HISTORICAL,
    /// From mean and deviation of those losses, as if they were normal (`varNormal`).
    NORMAL,
    /// The same, corrected for skewness and kurtosis (`varCornishFisher`).
    CORNISH_FISHER,
    /// The mean of the losses at the historical quantile and beyond it (`cvarTail`).
    TAIL
  }

  /// Returns an instrument must have before it is judged.
  public static final int FEWEST = 20;

  public ValueAtRiskLimit {
    Objects.requireNonNull(measure, "measure");
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "the confidence of value at risk must lie between 0.5 and 1, was " + confidence);
    }
    if (sessions < FEWEST || sessions > 2_000) {
      throw new IllegalArgumentException(
          "value at risk looks at 20 to 2000 sessions, was " + sessions);
    }
    if (limitE8 <= 0) {
      throw new IllegalArgumentException(
          "the limit of value at risk must be positive, was " + limitE8);
    }
  }
}
