package io.quantlab.engine.portfolio;

/// NAV of an account at the last marks, with its gross exposure and its drawdown (engine contract
///
///
/// NAV is a base, everything but one holding, plus that holding's value: while ticks of one
/// instrument come in, no sum is carried from tick to tick. The cost of a position that pays daily
/// is taken off the base, so that a mark need not look at it; in another currency off the value,
/// because both change with the rate.
final class NetAssetValue {
  private final Ledger ledger;
  private final Holding[] holdings;
  private final Drawdown drawdown;
  private Holding current;
  private long baseE8;
  private final GrossExposure gross;

  /// @param cashE8 what the account starts with
  NetAssetValue(Ledger ledger, Holding[] holdings, Drawdown drawdown, long cashE8) {
    this.ledger = ledger;
    this.holdings = holdings;
    this.drawdown = drawdown;
    this.current = holdings[0];
    this.baseE8 = cashE8;
    this.gross = new GrossExposure(this, holdings.length);
  }

  long navE8() {
    return Math.addExact(baseE8, inNavE8(current));
  }

  /// An amount in the currency of a holding, in the account's, 1e-8.
  long toBaseE8(Holding holding, long amountE8) {
    return ledger.toBaseE8(holding.currency, amountE8);
  }

  /// Absolute market value of the positions in one instrument, 1e-8; longs and shorts add up.
  long grossE8(Holding h) {
    return h.grossLots == Math.abs(h.lots)
        ? Math.abs(toBaseE8(h, h.valueE8()))
        : toBaseE8(h, Math.abs(Money.valueE8(h.instrument, h.markTicks, h.grossLots)));
  }

  /// Sum of the absolute market values, 1e-8.
  long grossExposureE8() {
    gross.changes(current);
    return gross.sumE8();
  }

  /// Marks a holding at a price and moves peak and trough. Hot: once per tick.
  void mark(Holding holding, long priceTicks) {
    select(holding);
    holding.markTicks = priceTicks;
    if (holding.isOpen()) {
      if (priceTicks > holding.highTicks) {
        holding.highTicks = priceTicks;
      } else if (priceTicks < holding.lowTicks) {
        holding.lowTicks = priceTicks;
      }
      drawdown.mark(Math.addExact(baseE8, inNavE8(holding, priceTicks)));
    }
  }

  /// Marks a holding at many prices in one step, or answers false: [Account#markRange].
  boolean markRange(Holding holding, long lowestTicks, long highestTicks, long lastTicks) {
    select(holding);
    if (holding.isOpen()) {
      long one = Math.addExact(baseE8, inNavE8(holding, lowestTicks));
      long other = Math.addExact(baseE8, inNavE8(holding, highestTicks));
      if (Math.min(one, other) < drawdown.troughE8() || Math.max(one, other) > drawdown.peakE8()) {
        return false;
      }
      holding.widen(lowestTicks, highestTicks);
    }
    holding.markTicks = lastTicks;
    return true;
  }

  /// Takes NAV as a mark.
  void mark() {
    drawdown.mark(navE8());
  }

  /// Everything NAV holds besides one holding, 1e-8.
  long baseE8(Holding holding) {
    select(holding);
    return baseE8;
  }

  /// Cash of the account's currency came or went: NAV moves by it.
  void paid(long amountE8) {
    baseE8 = Math.addExact(baseE8, amountE8);
  }

  /// Lets the base leave out this holding. Hot: mostly it does already.
  void select(Holding holding) {
    if (holding != current) {
      baseE8 = Math.addExact(baseE8, inNavE8(current) - inNavE8(holding));
      gross.changes(current);
      current = holding;
    }
  }

  /// Sums the base anew, after a change that touched several holdings.
  void rebase() {
    long sum = ledger.cashE8();
    for (Holding holding : holdings) {
      boolean ownDaily = holding.daily && holding.currency == 0;
      sum = ownDaily ? Math.subtractExact(sum, holding.costE8) : sum;
      if (holding != current) {
        sum = Math.addExact(sum, inNavE8(holding));
        gross.changes(holding);
      }
    }
    baseE8 = sum;
  }

  /// Sums the base anew and takes NAV as a mark.
  void remark() {
    rebase();
    mark();
  }

  private long inNavE8(Holding holding) {
    return inNavE8(holding, holding.markTicks);
  }

  private long inNavE8(Holding holding, long priceTicks) {
    return holding.valuePerTickE8 != 0
        ? Math.multiplyExact(holding.valuePerTickE8, priceTicks)
        : holding.lots == 0 ? 0 : roundedE8(holding, priceTicks);
  }

  private long roundedE8(Holding holding, long priceTicks) {
    long value = Money.valueE8(holding.instrument, priceTicks, holding.lots);
    return holding.daily && holding.currency != 0
        ? toBaseE8(holding, value - holding.costE8)
        : toBaseE8(holding, value);
  }
}
