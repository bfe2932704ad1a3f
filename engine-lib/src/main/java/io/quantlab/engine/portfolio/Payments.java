package io.quantlab.engine.portfolio;

import java.util.Locale;

/// Cash of an account that comes or goes without a trade: margin set aside, taxes, dividends,
/// loans, interest, daily payments of futures, deposits, withdrawals, transfers (engine contract
///
public final class Payments {
  private final Account account;
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final NetAssetValue nav;

  Payments(Account account, Ledger ledger, LotBooks lotBooks, NetAssetValue nav) {
    this.account = account;
    this.ledger = ledger;
    this.lotBooks = lotBooks;
    this.nav = nav;
  }

  /// Sets cash aside for a position (`ISOLATED` margin), or takes it back below zero.
  public void isolate(Position p, long amountE8) {
    Holding holding = p.holding;
    p.isolatedE8 = Math.addExact(p.isolatedE8, amountE8);
    holding.isolatedE8 = Math.addExact(holding.isolatedE8, amountE8);
    ledger.move(
        LedgerCause.MARGIN,
        holding,
        0,
        LedgerAccount.ISOLATED_MARGIN,
        LedgerAccount.CASH,
        amountE8);
  }

  /// Books a part of what a fill charged as a tax instead of commission.
  public void taxed(Holding holding, long taxE8, long orderId) {
    ledger.move(
        LedgerCause.TAX, holding, orderId, LedgerAccount.TAX, LedgerAccount.COMMISSION, taxE8);
  }

  /// Books cash that belongs to a holding: a dividend, cash in lieu. Positive = received.
  public void income(LedgerCause cause, LedgerAccount from, Holding holding, long amountE8) {
    ledger.move(cause, holding, 0, LedgerAccount.CASH, from, amountE8);
    if (holding.currency == 0) {
      nav.paid(amountE8);
      nav.mark();
    } else {
      nav.remark();
    }
  }

  /// Books interest on cash: received above zero.
  public void interest(long amountE8) {
    ledger.move(
        LedgerCause.INTEREST, 0, -1, 0, LedgerAccount.CASH, LedgerAccount.INTEREST, amountE8);
    nav.paid(amountE8);
    nav.mark();
  }

  /// Pays what a position's value changed by since the last payment; nothing for one that does not
  /// pay daily.
  public void vary(Holding holding) {
    if (holding.daily) {
      lotBooks.vary(holding);
      nav.rebase();
    }
  }

  /// Books a deposit, or below zero a withdrawal: neither gain nor loss, so peak and trough move
  /// along.
  ///
  /// @throws IllegalStateException when a withdrawal would leave nothing
  public void flow(long amountE8) {
    flow(amountE8 > 0 ? LedgerCause.DEPOSIT : LedgerCause.WITHDRAWAL, amountE8);
  }

  /// Moves cash to another account of the run, which gains what this one loses: both ledgers have
  /// an entry of cause `TRANSFER`.
  ///
  /// @param amountE8 above 0
  /// @throws IllegalStateException when it would leave nothing
  public void transfer(Account to, long amountE8) {
    flow(LedgerCause.TRANSFER, -amountE8);
    to.payments().flow(LedgerCause.TRANSFER, amountE8);
  }

  private void flow(LedgerCause cause, long amountE8) {
    if (account.navE8() + amountE8 <= 0) {
      throw new IllegalStateException(
          "account "
              + account.name()
              + " has "
              + account.navE8()
              + "e-8 "
              + account.currency()
              + ", a "
              + cause.name().toLowerCase(Locale.ROOT)
              + " of "
              + -amountE8
              + "e-8 would leave nothing");
    }
    ledger.move(cause, 0, -1, 0, LedgerAccount.CASH, LedgerAccount.CAPITAL, amountE8);
    nav.paid(amountE8);
    account.drawdown().flow(amountE8);
  }
}
