package io.quantlab.engine.portfolio;

import java.util.List;
import java.util.Objects;

/// How futures are booked, and when they end (engine contract ).
///
/// @param variation whether gains and losses are paid every day
/// @param contracts when contracts end; one that is not named does not
/// @param closeBefore `CLOSE_BEFORE(days)`: sessions before the delivery day on which positions in
///   physical contracts are closed
public record FuturesRules(Variation variation, List<FutureTerms> contracts, int closeBefore) {
  /// Booked at full value, as shares are; nothing ends.
  public static final FuturesRules FULL_VALUE = new FuturesRules(Variation.NONE, List.of(), 1);

  /// How a future is paid.
  public enum Variation {
    /// In full at the fill.
    NONE,
    /// A fill costs its fee; the change of value is paid at every session close and at the closing
    /// fill.
    DAILY
  }

  public FuturesRules {
    Objects.requireNonNull(variation, "variation");
    contracts = List.copyOf(contracts);
    if (closeBefore < 0 || closeBefore > 30) {
      throw new IllegalArgumentException(
          "positions are closed 0 to 30 sessions before delivery, was " + closeBefore);
    }
  }

  /// The end of a contract, or `null`.
  public FutureTerms of(int token) {
    for (FutureTerms terms : contracts) {
      if (terms.token() == token) {
        return terms;
      }
    }
    return null;
  }
}
