package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;

/// The position of one account in one instrument: signed lots, cost, mark.
///
/// Totals are kept, averages derived (engine contract P-3).
public final class Holding implements PositionView {
  final Instrument instrument;
  final int slot;
  final TaxLots open = new TaxLots();
  final int currency;
  long lots;
  long costE8;
  long valuePerTickE8;
  long markTicks;
  long lowTicks;
  long highTicks;
  long realizedE8;
  long workingBuyLots;
  long workingSellLots;
  long isolatedE8;
  private double liquidationTicks = Double.NaN;

  Holding(Instrument instrument, int slot) {
    this.instrument = instrument;
    this.slot = slot;
    this.currency = 0;
  }

  /// Dense slot of the instrument in this run.
  public int slot() {
    return slot;
  }

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
    return lots == 0 ? Long.MAX_VALUE : highTicks;
  }

  /// Lowest mark since the position last changed; `Long.MIN_VALUE` when flat.
  public long lowTicks() {
    return lots == 0 ? Long.MIN_VALUE : lowTicks;
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

  /// Cash set aside for the position (`ISOLATED` margin), 1e-8.
  public long isolatedE8() {
    return isolatedE8;
  }

  @Override
  public double liquidationTicks() {
    return liquidationTicks;
  }

  /// Notes where the position is liquidated; `NaN` = nowhere.
  public void liquidatedAt(double ticks) {
    liquidationTicks = ticks;
  }

  /// Number of open tax lots.
  public int openLotCount() {
    return open.count();
  }

  /// Lots of one open tax lot, unsigned; index 0 is the oldest.
  public long openLots(int index) {
    return open.lots(index);
  }

  @Override
  public long openedNanos() {
    return open.count() == 0 ? 0 : open.nanos(0);
  }

  @Override
  public long workingBuyLots() {
    return workingBuyLots;
  }

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
