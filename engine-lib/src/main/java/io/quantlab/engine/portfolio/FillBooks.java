package io.quantlab.engine.portfolio;

/// Books fills: which position they work on, what of them closes and what opens, their fee, the
/// exchange of a cash pair (engine contract ).
final class FillBooks {
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final NetAssetValue nav;
  private final HeldTime held;
  private final Currencies currencies;
  private long tradedE8;
  private long fills;

  FillBooks(
      Ledger ledger, LotBooks lotBooks, NetAssetValue nav, HeldTime held, Currencies currencies) {
    this.ledger = ledger;
    this.lotBooks = lotBooks;
    this.nav = nav;
    this.held = held;
    this.currencies = currencies;
  }

  /// Absolute value of everything bought and sold, 1e-8.
  long tradedE8() {
    return tradedE8;
  }

  long fills() {
    return fills;
  }

  /// Books a fill: [Account#fill].
  void fill(
      Holding holding,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long closes) {
    nav.select(holding);
    count(holding, valueE8);
    if (holding.pair >= 0) {
      exchange(holding, sign, lots, valueE8, orderId);
    } else {
      trade(holding, sign, lots, priceTicks, valueE8, feeE8, orderId, closes);
    }
    fee(holding, feeE8, orderId);
    held.changed(holding);
    if (holding.currency == 0 && holding.pair < 0) {
      nav.paid(-Math.addExact(sign * valueE8, feeE8));
    } else {
      nav.rebase();
    }
    if (holding.lots == 0) {
      nav.mark(); // an open position waits for its mark: the last one is of before
    }
  }

  /// Closes what is against a fill, opens the rest. The fee is split by lots, the remainder to the
  /// closing part.
  private void trade(
      Holding holding,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long closes) {
    Position p = holding.worksOn(closes, orderId);
    long closing = p == null ? 0 : p.closing(sign, lots);
    long opening = lots - closing;
    long openingFee = Money.part(feeE8, opening, lots);
    long closingValue = Money.part(valueE8, closing, lots);
    if (closing != 0) {
      long fee = feeE8 - openingFee;
      lotBooks.close(
          LedgerCause.FILL, p, sign, closing, priceTicks, closingValue, fee, orderId, closes);
    }
    if (opening != 0) {
      Position into = closing != 0 || p == null ? holding.opened(orderId) : p;
      long value = valueE8 - closingValue;
      lotBooks.open(LedgerCause.FILL, into, sign, opening, priceTicks, value, openingFee, orderId);
    }
  }

  /// Books a fill of a cash pair: one currency comes, the other goes, each against what is under
  /// way between them.
  private void exchange(Holding h, int sign, long lots, long valueE8, long orderId) {
    long amount = Math.multiplyExact(sign * lots, currencies.cashPerLotE8(h.slot));
    ledger.move(
        LedgerCause.EXCHANGE,
        h.pair,
        h.slot,
        orderId,
        LedgerAccount.CASH,
        LedgerAccount.FX_CLEARING,
        amount);
    ledger.move(
        LedgerCause.EXCHANGE,
        h,
        orderId,
        LedgerAccount.CASH,
        LedgerAccount.FX_CLEARING,
        -sign * valueE8);
  }

  /// Books what a fill costs.
  void fee(Holding holding, long feeE8, long orderId) {
    if (feeE8 != 0) {
      LedgerAccount cash = holding.pair >= 0 ? LedgerAccount.CASH : lotBooks.cash(holding, -feeE8);
      ledger.move(LedgerCause.FEE, holding, orderId, LedgerAccount.COMMISSION, cash, feeE8);
    }
  }

  /// Counts a fill that was booked elsewhere.
  void settled(Holding holding, long valueE8) {
    count(holding, valueE8);
    held.changed(holding);
    nav.rebase();
  }

  private void count(Holding holding, long valueE8) {
    fills++;
    tradedE8 = Math.addExact(tradedE8, Math.abs(nav.toBaseE8(holding, valueE8)));
  }
}
