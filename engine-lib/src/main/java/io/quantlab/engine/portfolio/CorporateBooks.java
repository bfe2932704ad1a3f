package io.quantlab.engine.portfolio;

/// What corporate actions do to the holdings of an account (engine contract ): lots and
/// costs change without an order.
public final class CorporateBooks {
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final NetAssetValue nav;
  private final HeldTime held;

  CorporateBooks(Ledger ledger, LotBooks lotBooks, NetAssetValue nav, HeldTime held) {
    this.ledger = ledger;
    this.lotBooks = lotBooks;
    this.nav = nav;
    this.held = held;
  }

  /// Split `numerator` new for `denominator` old: lots change, cost does not; the fraction
  /// that does not make whole lots is paid in cash at the previous close. The mark is restated,
  /// rounded down to a tick.
  public void split(Holding holding, long numerator, long denominator) {
    long closeTicks = holding.markTicks;
    holding.seen();
    for (int i = 0; i < holding.positionCount(); i++) {
      vanish(holding.position(i), closeTicks, numerator, denominator);
    }
    for (int i = 0; i < holding.positionCount(); i++) {
      split(holding.position(i), numerator, denominator);
    }
    holding.markTicks = TaxLots.restated(closeTicks, numerator, denominator);
    holding.lowTicks = holding.markTicks;
    holding.highTicks = holding.markTicks;
    held.changed(holding);
    nav.rebase();
  }

  /// Pays out a position of which no lot is left; before any other is restated, because its exit is
  /// a price of before.
  private void vanish(Position p, long closeTicks, long numerator, long denominator) {
    long had = Math.abs(p.lots);
    if (had != 0 && Math.multiplyExact(had, numerator) < denominator) {
      long worth = Math.abs(p.valueE8());
      lotBooks.close(
          LedgerCause.FILL, p, -Long.signum(p.lots), had, closeTicks, worth, 0, 0, LotBooks.NONE);
    }
  }

  private void split(Position p, long numerator, long denominator) {
    if (p.lots != 0) {
      long scaled = Math.multiplyExact(Math.abs(p.lots), numerator);
      long lots = scaled / denominator;
      long inLieu = Money.share(p.valueE8(), scaled - lots * denominator, scaled);
      p.open.split(numerator, denominator);
      p.holding.moved(p, Long.signum(p.lots) * lots - p.lots, 0);
      corporate(LedgerCause.SPLIT_FRACTION, p.holding, inLieu);
    }
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
    nav.remark();
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

  /// Closes positions for a price that no order asked for: a cash merger, a delisting.
  ///
  /// @param cause merger or delisting
  /// @param numerator price in price units over `denominator`, 0 for worthless
  public void liquidate(Holding holding, LedgerCause cause, long numerator, long denominator) {
    long ticks = Math.floorDiv(numerator, denominator);
    for (int i = 0; i < holding.positionCount(); i++) {
      Position p = holding.position(i);
      long worth = Money.valueE8(holding.instrument, numerator, p.lots);
      closeAll(p, cause, ticks, Math.abs(Money.share(worth, 1, denominator)));
    }
    held.changed(holding);
    holding.markTicks = ticks;
    nav.remark();
  }

  private void closeAll(Position p, LedgerCause cause, long ticks, long valueE8) {
    if (p.lots != 0) {
      int sign = Long.signum(p.lots);
      lotBooks.close(cause, p, -sign, Math.abs(p.lots), ticks, valueE8, 0, 0, LotBooks.NONE);
    }
  }

  /// Books shares that come without an order, at a cost carried over from elsewhere. Against a
  /// position of the other side they close it at that cost; where positions hedge they make one
  /// with the id of the position they come from.
  private void receive(
      Holding holding, long id, LedgerCause cause, int sign, long lots, long ticks, long costE8) {
    Position p = holding.opened(id);
    long closing = p.closing(sign, lots);
    long closingCost = Money.part(costE8, closing, lots);
    if (closing != 0) {
      lotBooks.close(cause, p, sign, closing, ticks, closingCost, 0, 0, LotBooks.NONE);
    }
    if (lots != closing) {
      lotBooks.open(cause, p, sign, lots - closing, ticks, costE8 - closingCost, 0, 0);
    }
    held.changed(holding);
    holding.markTicks = ticks;
  }

  /// Spins off a child: of the parent's cost the child takes the share its first value has of
  /// the parent's value before.
  ///
  /// @param lots child lots received, without sign
  /// @param childTicks first price of the child in its own price units, 0 for unknown
  /// @param childValueE8 first value of all child shares, fraction included, without sign
  /// @param inLieuE8 value of the fraction, paid in cash, without sign
  public void spinOff(
      Position parent,
      Holding child,
      long lots,
      long childTicks,
      long childValueE8,
      long inLieuE8) {
    int sign = Long.signum(parent.lots);
    long before = Math.abs(parent.valueE8());
    long moved = before == 0 ? 0 : parent.open.release(Math.min(childValueE8, before), before);
    parent.holding.moved(parent, 0, -moved);
    ledger.move(
        LedgerCause.SPIN_OFF,
        parent.holding,
        0,
        LedgerAccount.CASH,
        LedgerAccount.POSITION_COST,
        moved);
    if (lots > 0) {
      receive(child, parent.id(), LedgerCause.SPIN_OFF, sign, lots, childTicks, Math.abs(moved));
    } else {
      corporate(LedgerCause.SPIN_OFF, child, -moved);
    }
    corporate(LedgerCause.SPIN_OFF, child, sign * inLieuE8);
  }

  /// Ends a spin-off, after every position of the parent.
  ///
  /// @param parentTicks price of the parent after
  public void spunOff(Holding parent, long parentTicks) {
    parent.markTicks = parentTicks;
    parent.lowTicks = Math.min(parent.lowTicks, parentTicks);
    nav.remark();
  }

  /// Turns a position into another instrument's: its cost goes along, cash beside the shares
  /// and the fraction are income.
  ///
  /// @param lots lots of the other instrument received, without sign, at least 1
  /// @param intoTicks last price of the other instrument
  /// @param cashE8 cash received beside them, without sign
  public void convert(Position from, Holding into, long lots, long intoTicks, long cashE8) {
    int sign = Long.signum(from.lots);
    long cost = Math.abs(from.costE8);
    closeAll(from, LedgerCause.MERGER, from.holding.markTicks, cost);
    receive(into, from.id(), LedgerCause.MERGER, sign, lots, intoTicks, cost);
    corporate(LedgerCause.MERGER, into, sign * cashE8);
  }

  /// Turns the positions in a contract into what it delivers: they close at the mark, which
  /// is the settlement price, and the underlying is bought or sold for the value there.
  ///
  /// @param lotsPerContract lots of the underlying for a lot of the contract
  public void deliver(Holding from, Holding into, long lotsPerContract) {
    long mark = into.markTicks;
    for (int i = 0; i < from.positionCount(); i++) {
      Position p = from.position(i);
      if (p.lots != 0) {
        int sign = Long.signum(p.lots);
        long value = Math.abs(p.valueE8());
        long lots = Math.multiplyExact(Math.abs(p.lots), lotsPerContract);
        long perTick = Money.valueE8(into.instrument, 1, lots);
        closeAll(p, LedgerCause.DELIVERY, from.markTicks, value);
        long ticks = perTick == 0 ? mark : value / perTick;
        receive(into, p.id(), LedgerCause.DELIVERY, sign, lots, ticks, value);
      }
    }
    into.markTicks = mark == 0 ? into.markTicks : mark;
    closed(from);
  }

  /// Closes a position at the last price because what it turns into cannot be held.
  public void closeAtMark(Position p, LedgerCause cause) {
    closeAll(p, cause, p.holding.markTicks, Math.abs(p.valueE8()));
  }

  /// Ends an action that closed positions, after every one of them.
  public void closed(Holding holding) {
    held.changed(holding);
    nav.remark();
  }

  private void corporate(LedgerCause cause, Holding holding, long amountE8) {
    if (amountE8 != 0) {
      ledger.move(cause, holding, 0, LedgerAccount.CASH, LedgerAccount.CORPORATE, amountE8);
    }
  }
}
