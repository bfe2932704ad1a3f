package io.quantlab.engine.portfolio;

/// The largest loss when prices move by up to a share (F-70, instruments whose value is linear in
/// their price: the loss is largest at the ends of the range). Options: [GridMargin].
///
/// @param rangeE8 largest move as a share of the price, in 1e-8
public record PortfolioMargin(long rangeE8, Netting netting) implements MarginModel {
  /// Which positions may offset each other.
  public enum Netting {
    /// None: every instrument moves against its position.
    INSTRUMENT,
    /// All: every price moves the same way.
    ACCOUNT
  }

  public PortfolioMargin {
    MarginShare.notNegative(rangeE8);
  }

  @Override
  public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
    return MarginShare.of(MarginShare.valueE8(a, slot, lots, priceTicks), rangeE8);
  }

  @Override
  public long initialE8(AccountView a, OrderView order) {
    if (netting == Netting.INSTRUMENT) {
      return MarginModel.super.initialE8(a, order);
    }
    return Math.max(lossE8(a, order, 1), lossE8(a, order, -1));
  }

  @Override
  public long maintenanceE8(AccountView a) {
    if (netting == Netting.INSTRUMENT) {
      return MarginModel.super.maintenanceE8(a);
    }
    long net = 0;
    for (int slot = 0; slot < a.slots(); slot++) {
      net = Math.addExact(net, a.owedE8(slot, a.position(slot).valueE8()));
    }
    return MarginShare.of(Math.abs(net), rangeE8);
  }

  /// Loss when every price rises (+1) or falls (-1) by the range, each instrument with the working
  /// orders of the side that loses.
  private long lossE8(AccountView a, OrderView order, int move) {
    int side = -move;
    long loss = 0;
    for (int slot = 0; slot < a.slots(); slot++) {
      PositionView p = a.position(slot);
      long working = side > 0 ? p.workingBuyLots() : p.workingSellLots();
      long lots = p.lots() + side * (working + OrderView.lots(order, slot, side));
      long price = OrderView.priceTicks(order, slot, side, p.markTicks());
      long value = Money.valueE8(p.instrument(), price, lots);
      loss = Math.addExact(loss, side * a.owedE8(slot, value));
    }
    return MarginShare.of(Math.max(0, loss), rangeE8);
  }
}
