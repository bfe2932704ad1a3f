package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;

/// What one account has in one instrument: signed lots, cost, mark, and the positions they are in.
///
/// Totals are kept, averages derived (engine contract P-3). Where positions net there is one, flat
/// or not; where they hedge there are those that are open, the oldest first, and lots and cost are
/// their sums.
public final class Holding implements PositionView {
  final Instrument instrument;
  final int slot;
  final int currency;
  final int pair;
  final boolean daily;
  private final OpenPositions positions;
  long lots;
  long grossLots;
  private boolean wasOpen;
  long costE8;
  long valuePerTickE8;
  long markTicks;
  long lowTicks;
  long highTicks;
  long realizedE8;
  long workingBuyLots;
  long workingSellLots;
  long isolatedE8;

  Holding(
      Instrument instrument, int slot, int currency, int pair, boolean daily, PositionMode mode) {
    this.instrument = instrument;
    this.slot = slot;
    this.currency = currency;
    this.pair = pair;
    this.daily = daily;
    this.positions = new OpenPositions(this, mode);
  }

  // ---- positions ----

  /// Whether several positions may be open at once.
  public boolean hedges() {
    return positions.hedge();
  }

  /// Number of positions: 1 where they net, else those that are open.
  public int positionCount() {
    return positions.count();
  }

  /// A position; index 0 is the oldest.
  public Position position(int index) {
    return positions.get(index);
  }

  /// The open position with an id, `null` when there is none; where positions net, the only one.
  public Position positionOf(long id) {
    return positions.of(id);
  }

  /// The position a fill works on: the one its order names, else the one its order opened, `null`
  /// when it opens a new one.
  public Position worksOn(long named, long orderId) {
    Position p = named == 0 ? null : positionOf(named);
    return p == null ? positionOf(orderId) : p;
  }

  /// The position with an id, opened now when it was not.
  Position opened(long id) {
    return positions.opened(id);
  }

  /// Changes a position, and with it the sums.
  void moved(Position p, long signedLots, long byCostE8) {
    long before = Math.abs(p.lots);
    p.lots = Math.addExact(p.lots, signedLots);
    p.costE8 = Math.addExact(p.costE8, byCostE8);
    lots = Math.addExact(lots, signedLots);
    costE8 = Math.addExact(costE8, byCostE8);
    grossLots = Math.addExact(grossLots, Math.abs(p.lots) - before);
  }

  /// Ends a change of its positions; returns whether it opened or closed the holding.
  boolean changed() {
    boolean whole = currency == 0 && Money.wholePerTick(instrument);
    valuePerTickE8 = whole ? Math.multiplyExact(lots, instrument.valueNum()) : 0;
    positions.dropFlat();
    boolean turned = wasOpen != isOpen();
    wasOpen = isOpen();
    return turned;
  }

  /// Every open lot has seen the prices marked since the positions last changed.
  void seen() {
    for (int i = 0; i < positions.count(); i++) {
      positions.get(i).open.seen(lowTicks, highTicks);
    }
  }

  /// Whether any position is open, also when longs and shorts are as many.
  public boolean isOpen() {
    return grossLots != 0;
  }

  /// Lots of all positions, without sign.
  public long grossLots() {
    return grossLots;
  }

  /// Lots of all longs.
  public long longLots() {
    return (grossLots + lots) / 2;
  }

  /// Lots of all shorts, without sign.
  public long shortLots() {
    return (grossLots - lots) / 2;
  }

  /// Lots with every working buy filled (O-32); where positions hedge, those of the longs.
  public long longestLots() {
    return (hedges() ? longLots() : lots) + workingBuyLots;
  }

  /// Lots with every working sell filled (O-32); where positions hedge, those of the shorts.
  public long shortestLots() {
    return (hedges() ? -shortLots() : lots) - workingSellLots;
  }

  // ---- what kind of holding ----

  /// Dense slot of the instrument in this run.
  public int slot() {
    return slot;
  }

  /// Currency of cost and value among those of the account; 0 = the account's own.
  public int currency() {
    return currency;
  }

  /// Base currency of a cash pair, whose fills exchange cash and leave no position; -1 for every
  /// other instrument.
  public int pair() {
    return pair;
  }

  /// Whether changes of value are paid every day: cost is then the value at the last payment, and
  /// stands on no ledger account.
  public boolean paysDaily() {
    return daily;
  }

  /// What of the cost stands in the ledger, 1e-8.
  public long bookedCostE8() {
    return daily ? 0 : costE8;
  }

  /// What the position adds to NAV, 1e-8 of its currency: its value, or when it pays daily the
  /// change of it since the last payment.
  public long assetE8() {
    return daily ? unrealizedE8() : valueE8();
  }

  // ---- sums ----

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public long lots() {
    return lots;
  }

  @Override
  public long costE8() {
    return costE8;
  }

  @Override
  public long markTicks() {
    return markTicks;
  }

  @Override
  public long valueE8() {
    return lots == 0 ? 0 : Money.valueE8(instrument, markTicks, lots);
  }

  @Override
  public long unrealizedE8() {
    return valueE8() - costE8;
  }

  @Override
  public long realizedE8() {
    return realizedE8;
  }

  /// What one price tick moves the position by, 1e-8; 0 when flat, or when that is no whole number.
  public long valuePerTickE8() {
    return valuePerTickE8;
  }

  /// Whether a tick moves the position by a whole number of 1e-8, so that [#valuePerTickE8] is
  /// exact.
  public boolean wholePerTick() {
    return lots == 0 || valuePerTickE8 != 0;
  }

  /// Highest mark since the position last changed; `Long.MAX_VALUE` when flat.
  public long highTicks() {
    return isOpen() ? highTicks : Long.MAX_VALUE;
  }

  /// Lowest mark since the position last changed; `Long.MIN_VALUE` when flat.
  public long lowTicks() {
    return isOpen() ? lowTicks : Long.MIN_VALUE;
  }

  /// Notes a mark without valuing it; the caller values (see [Account#baseE8]).
  public void note(long priceTicks) {
    markTicks = priceTicks;
  }

  /// Widens the range of marks since the position last changed.
  public void widen(long fromTicks, long toTicks) {
    lowTicks = Math.min(lowTicks, fromTicks);
    highTicks = Math.max(highTicks, toTicks);
  }

  /// Cash set aside for the positions (`ISOLATED` margin), 1e-8.
  public long isolatedE8() {
    return isolatedE8;
  }

  /// Where the only position is liquidated; `NaN` when there are none or several.
  @Override
  public double liquidationTicks() {
    return positions.count() == 1 ? positions.get(0).liquidationTicks() : Double.NaN;
  }

  /// Number of open tax lots.
  public int openLotCount() {
    return positions.openLotCount();
  }

  /// Lots of one open tax lot, unsigned; index 0 is the oldest of the oldest position.
  public long openLots(int index) {
    return positions.openLots(index);
  }

  @Override
  public long openedNanos() {
    return positions.count() == 0 ? 0 : positions.get(0).openedNanos();
  }

  /// Lots of all working buys (O-32); where positions hedge, of those that can open.
  @Override
  public long workingBuyLots() {
    return workingBuyLots;
  }

  /// Lots of all working sells (O-32); where positions hedge, of those that can open.
  @Override
  public long workingSellLots() {
    return workingSellLots;
  }

  /// Counts lots of a working order in or out (O-32).
  public void working(int sign, long changeLots) {
    if (sign > 0) {
      workingBuyLots += changeLots;
    } else {
      workingSellLots += changeLots;
    }
  }
}
