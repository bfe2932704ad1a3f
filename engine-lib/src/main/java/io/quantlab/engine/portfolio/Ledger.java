package io.quantlab.engine.portfolio;

/// Balances of one account by currency, and the double entry that changes them (engine contract
/// every entry sums to 0 in its currency, as it is posted.
final class Ledger {
  private static final int ACCOUNTS = LedgerAccount.values().length;

  private final Account owner;
  private final AccountListener listener;
  private final Currencies currencies;
  private final long[] balances;

  /// @param currencies the account's first; `null` = that one only
  Ledger(Account owner, Currencies currencies, AccountListener listener) {
    this.owner = owner;
    this.currencies = currencies;
    this.listener = listener;
    this.balances = new long[ACCOUNTS * (currencies == null ? 1 : currencies.count())];
  }

  /// An amount in a currency, in the account's, 1e-8.
  long toBaseE8(int currency, long amountE8) {
    return currency == 0 ? amountE8 : currencies.toBaseE8(currency, amountE8);
  }

  /// Balance of an account in a currency, signed debit, 1e-8.
  long balanceE8(LedgerAccount account, int currency) {
    return balances[currency * ACCOUNTS + account.ordinal()];
  }

  /// Balance of an account in all currencies, 1e-8 of the account's: what is owned at the rate of
  /// an asset, what was gained too.
  long balanceE8(LedgerAccount account) {
    int sign = account.kind() == LedgerAccount.Kind.ASSET ? 1 : -1;
    long sum = 0;
    for (int at = account.ordinal(), c = 0; at < balances.length; at += ACCOUNTS, c++) {
      sum = Math.addExact(sum, sign * toBaseE8(c, sign * balances[at]));
    }
    return sum;
  }

  /// Cash of all currencies, 1e-8 of the account's.
  long cashE8() {
    long sum = cashE8(0);
    for (int c = 1; c * ACCOUNTS < balances.length; c++) {
      sum = Math.addExact(sum, toBaseE8(c, cashE8(c)));
    }
    return sum;
  }

  /// Cash of a currency: settled, unsettled and set aside, 1e-8.
  long cashE8(int currency) {
    int at = currency * ACCOUNTS;
    return balances[at + LedgerAccount.CASH.ordinal()]
        + balances[at + LedgerAccount.UNSETTLED.ordinal()]
        + balances[at + LedgerAccount.ISOLATED_MARGIN.ordinal()];
  }

  /// An entry of two lines about an instrument: `to` rises by an amount, `from` falls by it.
  void move(
      LedgerCause cause,
      Holding holding,
      long reference,
      LedgerAccount to,
      LedgerAccount from,
      long amountE8) {
    move(cause, holding.currency, holding.slot, reference, to, from, amountE8);
  }

  /// An entry of two lines.
  ///
  /// @param slot dense index of the instrument, -1 when the entry has none
  void move(
      LedgerCause cause,
      int currency,
      int slot,
      long reference,
      LedgerAccount to,
      LedgerAccount from,
      long amountE8) {
    add(currency, to, amountE8);
    add(currency, from, -amountE8);
    listener.entry(owner, cause, currency, slot, reference, to, amountE8, from, -amountE8, null, 0);
  }

  /// An entry of three lines about a sale or cover: cash or what is owed for it, its cost, and what
  /// was realized, which is the rest.
  void realize(
      LedgerCause cause,
      Holding h,
      long reference,
      LedgerAccount cash,
      long proceedsE8,
      long costE8) {
    long realized = costE8 - proceedsE8;
    add(h.currency, cash, proceedsE8);
    add(h.currency, LedgerAccount.POSITION_COST, -costE8);
    add(h.currency, LedgerAccount.REALIZED, realized);
    listener.entry(
        owner,
        cause,
        h.currency,
        h.slot,
        reference,
        cash,
        proceedsE8,
        LedgerAccount.POSITION_COST,
        -costE8,
        LedgerAccount.REALIZED,
        realized);
  }

  private void add(int currency, LedgerAccount account, long amountE8) {
    int at = currency * ACCOUNTS + account.ordinal();
    balances[at] = Math.addExact(balances[at], amountE8);
  }
}
