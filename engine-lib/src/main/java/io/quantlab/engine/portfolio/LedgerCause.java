package io.quantlab.engine.portfolio;

/// Why a ledger entry was made; ordinals stand in events and never change.
public enum LedgerCause {
  DEPOSIT,
  FILL,
  FEE,
  DIVIDEND,
  SPLIT_FRACTION,
  DELISTING,
  TAX,
  FUNDING,
  BORROW,
  INTEREST,
  MARGIN,
  DIVIDEND_PAYMENT,
  SPIN_OFF,
  MERGER,
  SETTLEMENT,
  EXCHANGE,
  WITHDRAWAL,
  VARIATION,
  EXPIRY,
  DELIVERY,
  TRANSFER,
  EXERCISE,
  ASSIGNMENT;

  private static final LedgerCause[] ALL = values();

  public static LedgerCause ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
