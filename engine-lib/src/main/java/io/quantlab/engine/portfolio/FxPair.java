package io.quantlab.engine.portfolio;

import java.util.Objects;

/// An instrument of the run that is a pair of currencies (engine contract A-2).
///
/// @param token the instrument; its currency is the one prices are in
/// @param base the currency that is priced
/// @param booking what a fill of it is
public record FxPair(int token, String base, Booking booking) implements ByToken {
  /// What a fill of a pair is.
  public enum Booking {
    /// A position with a cost, closed later: margin trading.
    ASSET,
    /// An exchange of two cash balances: spot accounts.
    CASH_PAIR
  }

  public FxPair {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(booking, "booking");
  }
}
