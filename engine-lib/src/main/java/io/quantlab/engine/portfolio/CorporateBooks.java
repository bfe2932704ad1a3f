package io.quantlab.engine.portfolio;

/// What corporate actions do to the holdings of an account (engine contract ): lots and
/// costs change without an order.
public final class CorporateBooks {
  private final Account account;
  private final Ledger ledger;
  private final LotBooks lotBooks;

  CorporateBooks(Account account, Ledger ledger, LotBooks lotBooks) {
    this.account = account;
    this.ledger = ledger;
    this.lotBooks = lotBooks;
  }

  /// Split `numerator` new for `denominator` old: lots change, cost does not; the fraction
  /// that does not make whole lots is paid in cash at the previous close. The mark is restated,
  /// rounded down to a tick.
  public void split(Holding holding, long numerator, long denominator) {
    long closeTicks = holding.markTicks;
    long before = holding.valueE8();
    holding.markTicks = restated(closeTicks, numerator, denominator);
    if (holding.lots == 0) {
      return;
    }
    int sign = Long.signum(holding.lots);
    long had = holding.lots;
    long scaled = Math.multiplyExact(Math.abs(had), numerator);
    long lots = scaled / denominator;
    long inLieu = Money.share(before, scaled - lots * denominator, scaled);
    if (lots == 0) {
      lotBooks.close(
          LedgerCause.FILL,
          holding,
          -sign,
          Math.abs(had),
          closeTicks,
          Math.abs(inLieu),
          0,
          0,
          LotBooks.NONE);
    } else {
      holding.open.seen(holding.lowTicks, holding.highTicks);
      holding.open.split(numerator, denominator);
      holding.lots = sign * lots;
      holding.lowTicks = holding.markTicks;
      holding.highTicks = holding.markTicks;
      corporate(LedgerCause.SPLIT_FRACTION, holding, inLieu);
    }
    account.changed(holding, had);
    account.rebase();
  }

  private static long restated(long ticks, long numerator, long denominator) {
    return Math.floorDiv(Math.multiplyExact(ticks, denominator), numerator);
  }

  /// Books a dividend on its ex-date that is paid later: owed, not yet cash.
  public void accrue(Holding holding, long amountE8) {
    ledger.move(
        LedgerCause.DIVIDEND,
        holding,
        0,
        LedgerAccount.UNSETTLED,
        LedgerAccount.DIVIDEND,
        amountE8);
    account.remark();
  }

  /// Books the payment of what [#accrue] booked.
  public void paid(Holding holding, long amountE8) {
    ledger.move(
        LedgerCause.DIVIDEND_PAYMENT,
        holding,
        0,
        LedgerAccount.CASH,
        LedgerAccount.UNSETTLED,
        amountE8);
  }

  /// Closes a position for a price that no order asked for: a cash merger, a delisting.
  ///
  /// @param cause merger or delisting
  /// @param numerator price in price units over `denominator`, 0 for worthless
  public void liquidate(Holding holding, LedgerCause cause, long numerator, long denominator) {
    long value =
        Money.share(Money.valueE8(holding.instrument, numerator, holding.lots), 1, denominator);
    closeAll(holding, cause, Math.floorDiv(numerator, denominator), Math.abs(value));
    account.remark();
  }

  private void closeAll(Holding holding, LedgerCause cause, long ticks, long valueE8) {
    long had = holding.lots;
    if (had != 0) {
      int sign = Long.signum(had);
      lotBooks.close(cause, holding, -sign, Math.abs(had), ticks, valueE8, 0, 0, LotBooks.NONE);
      account.changed(holding, had);
    }
    holding.markTicks = ticks;
  }

  /// Books shares that come without an order, at a cost carried over from elsewhere. Against a
  /// position of the other side they close it at that cost.
  private void receive(
      Holding holding, LedgerCause cause, int sign, long lots, long ticks, long costE8) {
    long had = holding.lots;
    long against = -sign * had;
    long closing = against > 0 ? Math.min(against, lots) : 0;
    long closingCost = closing == 0 ? 0 : Money.share(costE8, closing, lots);
    if (closing > 0) {
      lotBooks.close(cause, holding, sign, closing, ticks, closingCost, 0, 0, LotBooks.NONE);
    }
    if (lots > closing) {
      lotBooks.open(cause, holding, sign, lots - closing, ticks, costE8 - closingCost, 0, 0);
    }
    account.changed(holding, had);
    holding.markTicks = ticks;
  }

  /// Spins off a child: of the parent's cost the child takes the share its first value has of
  /// the parent's value before.
  ///
  /// @param lots child lots received, without sign
  /// @param childTicks first price of the child in its own price units, 0 for unknown
  /// @param childValueE8 first value of all child shares, fraction included, without sign
  /// @param inLieuE8 value of the fraction, paid in cash, without sign
  /// @param parentTicks price of the parent after
  public void spinOff(
      Holding parent,
      Holding child,
      long lots,
      long childTicks,
      long childValueE8,
      long inLieuE8,
      long parentTicks) {
    int sign = Long.signum(parent.lots);
    long before = Math.abs(parent.valueE8());
    long moved = before == 0 ? 0 : parent.open.release(Math.min(childValueE8, before), before);
    parent.costE8 -= moved;
    parent.markTicks = parentTicks;
    parent.lowTicks = Math.min(parent.lowTicks, parentTicks);
    ledger.move(
        LedgerCause.SPIN_OFF, parent, 0, LedgerAccount.CASH, LedgerAccount.POSITION_COST, moved);
    if (lots > 0) {
      receive(child, LedgerCause.SPIN_OFF, sign, lots, childTicks, Math.abs(moved));
    } else {
      corporate(LedgerCause.SPIN_OFF, child, -moved);
    }
    corporate(LedgerCause.SPIN_OFF, child, sign * inLieuE8);
    account.remark();
  }

  /// Turns a position into another instrument's: its cost goes along, cash beside the shares
  /// and the fraction are income.
  ///
  /// @param lots lots of the other instrument received, without sign, at least 1
  /// @param intoTicks last price of the other instrument
  /// @param cashE8 cash received beside them, without sign
  public void convert(Holding from, Holding into, long lots, long intoTicks, long cashE8) {
    int sign = Long.signum(from.lots);
    long cost = Math.abs(from.costE8);
    closeAll(from, LedgerCause.MERGER, from.markTicks, cost);
    receive(into, LedgerCause.MERGER, sign, lots, intoTicks, cost);
    corporate(LedgerCause.MERGER, into, sign * cashE8);
    account.remark();
  }

  private void corporate(LedgerCause cause, Holding holding, long amountE8) {
    if (amountE8 != 0) {
      ledger.move(cause, holding, 0, LedgerAccount.CASH, LedgerAccount.CORPORATE, amountE8);
    }
  }
}
