package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;

/// Lots of one account in one instrument that are opened and closed together (engine contract A-4):
/// the only one of its [Holding] where positions net, one of several where they hedge.
///
/// All positions of a holding bear its mark.
public final class Position implements PositionView {
  final Holding holding;
  final TaxLots open = new TaxLots();
  private final long id;
  long lots;
  long costE8;
  long realizedE8;
  long isolatedE8;
  private long workingBuyLots;
  private long workingSellLots;
  private double liquidationTicks = Double.NaN;

  Position(Holding holding, long id) {
    this.holding = holding;
    this.id = id;
  }

  @Override
  public long id() {
    return id;
  }

  /// Dense slot of the instrument in this run.
  public int slot() {
    return holding.slot;
  }

  @Override
  public Instrument instrument() {
    return holding.instrument;
  }

  @Override
  public long lots() {
    return lots;
  }

  /// How many lots of a trade close this position; the rest opens one.
  ///
  /// @param sign +1 for a buy, -1 for a sell
  long closing(int sign, long traded) {
    return Math.max(0, Math.min(-sign * lots, traded));
  }

  @Override
  public long costE8() {
    return costE8;
  }

  @Override
  public long markTicks() {
    return holding.markTicks;
  }

  @Override
  public long valueE8() {
    return lots == 0 ? 0 : Money.valueE8(holding.instrument, holding.markTicks, lots);
  }

  @Override
  public long unrealizedE8() {
    return valueE8() - costE8;
  }

  @Override
  public long realizedE8() {
    return realizedE8;
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

  @Override
  public long openedNanos() {
    return open.count() == 0 ? 0 : open.nanos(0);
  }

  /// Lots of the working buys that name this position; where positions net, those of its holding.
  @Override
  public long workingBuyLots() {
    return holding.hedges() ? workingBuyLots : holding.workingBuyLots();
  }

  /// Lots of the working sells that name this position; where positions net, those of its holding.
  @Override
  public long workingSellLots() {
    return holding.hedges() ? workingSellLots : holding.workingSellLots();
  }

  /// Counts lots of a working order that names this position in or out.
  public void working(int sign, long changeLots) {
    if (sign > 0) {
      workingBuyLots += changeLots;
    } else {
      workingSellLots += changeLots;
    }
  }
}
