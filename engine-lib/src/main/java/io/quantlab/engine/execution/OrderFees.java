package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillView;

/// What an order traded and paid before the fill at hand; a reused view.
public final class OrderFees {
  private long lots;
  private long valueE8;
  private long takerE8;
  private long feeE8;
  private long volumeE8;
  private OrderFees after;

  /// Before the fill; what a simple model asks for.
  public OrderFees set(long filledLots, long filledValueE8, long chargedE8) {
    lots = filledLots;
    valueE8 = filledValueE8;
    feeE8 = chargedE8;
    takerE8 = 0;
    volumeE8 = 0;
    return this;
  }

  /// Adds what composed models ask for.
  ///
  /// @param takenE8 part of the value that took
  /// @param accountVolumeE8 value the account traded in the 30 full UTC days before
  public OrderFees roles(long takenE8, long accountVolumeE8) {
    takerE8 = takenE8;
    volumeE8 = accountVolumeE8;
    return this;
  }

  /// The order with the fill; the view lives until the next call.
  OrderFees plus(FillView fill) {
    if (after == null) {
      after = new OrderFees();
    }
    after.set(lots + fill.lots(), Math.addExact(valueE8, fill.valueE8()), feeE8);
    return after.roles(takerE8 + (fill.maker() ? 0 : fill.valueE8()), volumeE8);
  }

  public long lots() {
    return lots;
  }

  public long valueE8() {
    return valueE8;
  }

  /// Part of the value that took what the market offered, 1e-8.
  public long takerE8() {
    return takerE8;
  }

  /// Part of the value the market came to, 1e-8.
  public long makerE8() {
    return valueE8 - takerE8;
  }

  /// Charged so far, 1e-8.
  public long feeE8() {
    return feeE8;
  }

  /// Value the account traded in the 30 full UTC days before, 1e-8.
  public long volumeE8() {
    return volumeE8;
  }
}
