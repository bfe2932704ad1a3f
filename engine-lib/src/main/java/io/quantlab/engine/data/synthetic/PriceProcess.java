package io.quantlab.engine.data.synthetic;

/// Where the price of a synthetic instrument comes from.
public sealed interface PriceProcess {

  /// A price of its own: volatility in clusters and regimes, overnight gaps, jumps.
  ///
  /// @param annualVolatility long-run volatility of a year of 252 sessions, a ratio
  record Own(double annualVolatility) implements PriceProcess {
    public Own {
      if (!(annualVolatility > 0 && annualVolatility < 5)) {
        throw new IllegalArgumentException(
            "annualVolatility must be above 0 and below 5, was " + annualVolatility);
      }
    }
  }

  /// A price tied to another: its log is `beta` times the leader's log plus a spread that returns
  /// to its mean, so the two are cointegrated.
  ///
  /// @param leaderToken token of an instrument with an [Own] price and the same sessions
  /// @param beta sensitivity to the leader
  /// @param spreadDeviation long-run standard deviation of the spread, a ratio of the price
  /// @param halfLifeSessions sessions in which a deviation halves
  record Follows(int leaderToken, double beta, double spreadDeviation, double halfLifeSessions)
      implements PriceProcess {
    public Follows {
      if (!(spreadDeviation > 0 && spreadDeviation < 1)) {
        throw new IllegalArgumentException(
            "spreadDeviation must be above 0 and below 1, was " + spreadDeviation);
      }
      if (!(halfLifeSessions > 0)) {
        throw new IllegalArgumentException(
            "halfLifeSessions must be positive, was " + halfLifeSessions);
      }
    }
  }
}
