package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;

/// All long or all short positions of a holding together, as margin models see an account whose
/// positions hedge: one side does not offset the other.
public final class HoldingSide implements PositionView {
  private final Holding holding;
  private final int sign;

  /// @param sign +1 the longs, -1 the shorts
  public HoldingSide(Holding holding, int sign) {
    this.holding = holding;
    this.sign = sign;
  }

  @Override
  public Instrument instrument() {
    return holding.instrument;
  }

  @Override
  public long lots() {
    return sign > 0 ? holding.longLots() : -holding.shortLots();
  }

  @Override
  public long costE8() {
    long sum = 0;
    for (int i = 0; i < holding.positionCount(); i++) {
      Position p = holding.position(i);
      sum = p.lots * sign > 0 ? Math.addExact(sum, p.costE8) : sum;
    }
    return sum;
  }

  @Override
  public long markTicks() {
    return holding.markTicks;
  }

  @Override
  public long valueE8() {
    long lots = lots();
    return lots == 0 ? 0 : Money.valueE8(holding.instrument, holding.markTicks, lots);
  }

  @Override
  public long unrealizedE8() {
    return valueE8() - costE8();
  }

  /// Profit realized by both sides.
  @Override
  public long realizedE8() {
    return holding.realizedE8;
  }

  @Override
  public long workingBuyLots() {
    return sign > 0 ? holding.workingBuyLots() : 0;
  }

  @Override
  public long workingSellLots() {
    return sign < 0 ? holding.workingSellLots() : 0;
  }

  @Override
  public double liquidationTicks() {
    return Double.NaN;
  }

  @Override
  public long openedNanos() {
    for (int i = 0; i < holding.positionCount(); i++) { // the oldest first
      if (holding.position(i).lots * sign > 0) {
        return holding.position(i).openedNanos();
      }
    }
    return 0;
  }

  /// Cash set aside for the positions of this side, 1e-8.
  public long isolatedE8() {
    long sum = 0;
    for (int i = 0; i < holding.positionCount(); i++) {
      Position p = holding.position(i);
      sum = p.lots * sign > 0 ? Math.addExact(sum, p.isolatedE8) : sum;
    }
    return sum;
  }
}
