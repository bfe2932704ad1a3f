package io.quantlab.engine.portfolio;

/// The accounts of the double-entry ledger (engine contract A-1); ordinals stand in events and
/// never change.
///
/// Amounts are signed debits: assets and expenses up +, capital and income up -.
public enum LedgerAccount {
  CASH(Kind.ASSET),
  UNSETTLED(Kind.ASSET),
  ISOLATED_MARGIN(Kind.ASSET),
  POSITION_COST(Kind.ASSET),
  CAPITAL(Kind.CAPITAL),
  REALIZED(Kind.INCOME),
  DIVIDEND(Kind.INCOME),
  INTEREST(Kind.INCOME),
  FUNDING(Kind.INCOME),
  BORROW(Kind.INCOME),
  COMMISSION(Kind.INCOME),
  TAX(Kind.INCOME),
  CORPORATE(Kind.INCOME),
  FX(Kind.INCOME),
  FX_CLEARING(Kind.CLEARING);

  /// What an account is on the balance sheet.
  public enum Kind {
    ASSET,
    CAPITAL,
    INCOME,
    CLEARING
  }

  private static final LedgerAccount[] ALL = values();

  private final Kind kind;

  LedgerAccount(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether balances are kept per instrument.
  public boolean perToken() {
    return this == POSITION_COST || this == REALIZED || this == ISOLATED_MARGIN;
  }

  public static LedgerAccount ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
