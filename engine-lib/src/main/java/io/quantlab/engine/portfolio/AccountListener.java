package io.quantlab.engine.portfolio;

/// Hears what an account books, as it books it.
public interface AccountListener {
  /// One ledger entry of two or three lines; the amounts sum to 0. `third` is `null` when there are
  /// two.
  ///
  /// @param currency of the amounts, 0 = the account's
  /// @param slot dense index of the instrument, -1 when the entry has none
  /// @param reference order id for fills and fees, else 0
  void entry(
      Account account,
      LedgerCause cause,
      int currency,
      int slot,
      long reference,
      LedgerAccount first,
      long firstE8,
      LedgerAccount second,
      long secondE8,
      LedgerAccount third,
      long thirdE8);

  /// Number of the bar an instrument is in, -1 when its data are no bars.
  default long bars(int slot) {
    return -1;
  }

  /// A mark left the account with a NAV below zero (T-32).
  default void ruined(Account account) {}

  /// A round trip ended. The view is reused.
  void roundTrip(Account account, RoundTrip trip);
}
