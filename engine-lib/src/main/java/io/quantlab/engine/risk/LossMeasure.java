package io.quantlab.engine.risk;

import java.util.Objects;

/// How a loss until the next session close is estimated (engine contract O-35).
///
/// @param confidence probability that the loss is not larger, above 0.5 and below 1
/// @param sessions returns that are looked at, the last ones: 20 to 2,000
public record LossMeasure(Measure measure, double confidence, int sessions) {
  /// From what the loss is estimated; the names of engine contract 8.2.
  public enum Measure {
    /// The quantile of what the positions would have made, between two by straight line (type 7).
    HISTORICAL("varHistorical"),
    /// From mean and deviation of that, as if it were normal.
    NORMAL("varNormal"),
    /// The same, corrected for skewness and kurtosis.
    CORNISH_FISHER("varCornishFisher"),
    /// The mean at the historical quantile and beyond it.
    TAIL("cvarTail"),
    /// The quantile over drawn normal returns with the means and covariances of the past.
    MONTE_CARLO("varMonteCarlo"),
    /// The mean at that quantile and beyond it.
    MONTE_CARLO_TAIL("cvarMonteCarlo");

    private final String metric;

    Measure(String metric) {
      this.metric = metric;
    }

    /// Its name in the metrics and in the risk table.
    public String metric() {
      return metric;
    }

    boolean draws() {
      return this == MONTE_CARLO || this == MONTE_CARLO_TAIL;
    }
  }

  /// Returns an instrument must have before it is judged.
  public static final int FEWEST = 20;

  private static final int MOST = 2_000;

  public LossMeasure {
    Objects.requireNonNull(measure, "measure");
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "the confidence of value at risk must lie between 0.5 and 1, was " + confidence);
    }
    checkSessions("value at risk looks", sessions);
  }

  static void checkSessions(String what, int sessions) {
    if (sessions < FEWEST || sessions > MOST) {
      throw new IllegalArgumentException(what + " at 20 to 2000 sessions, was " + sessions);
    }
  }
}
