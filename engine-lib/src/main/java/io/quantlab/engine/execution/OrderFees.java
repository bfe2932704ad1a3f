package io.quantlab.engine.execution;

/// What an order traded and paid before the fill at hand; a reused view.
public final class OrderFees {
  private long lots;
  private long valueE8;
  private long feeE8;

  public OrderFees set(long filledLots, long filledValueE8, long chargedE8) {
    lots = filledLots;
    valueE8 = filledValueE8;
    feeE8 = chargedE8;
    return this;
  }

  public long lots() {
    return lots;
  }

  public long valueE8() {
    return valueE8;
  }

  public long feeE8() {
    return feeE8;
  }
}
