package io.quantlab.engine.portfolio;

import java.util.List;
import java.util.Objects;

/// How an account holds several currencies (engine contract A-2).
///
/// @param mark which price of a pair values balances
/// @param pairs the currency pairs among the instruments of the run; one that has the account's
///   currency on a side gives the rate of the other
public record CurrencyRules(FxMark mark, List<FxPair> pairs) {
  /// One currency.
  public static final CurrencyRules ONE = new CurrencyRules(FxMark.CLOSING_SIDE, List.of());

  public CurrencyRules {
    Objects.requireNonNull(mark, "mark");
    pairs = List.copyOf(pairs);
  }

  /// The pair of a token, or `null`.
  FxPair pairOf(int token) {
    return ByToken.of(pairs, token);
  }
}
