package io.quantlab.engine.portfolio;

/// Which price of a currency pair values balances (engine contract A-2, `fxMark`).
public enum FxMark {
  /// What turning them into the account's currency would bring: the worse side for assets and for
  /// debts.
  CLOSING_SIDE,
  /// The middle of bid and ask.
  MID
}
