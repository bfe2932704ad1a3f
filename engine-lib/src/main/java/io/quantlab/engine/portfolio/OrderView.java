package io.quantlab.engine.portfolio;

/// An order that asks for margin; a reused view.
public final class OrderView {
  private int slot;
  private int sign;
  private long lots;
  private long priceTicks;

  /// @param instrument dense slot
  /// @param buySell +1 buy, -1 sell
  /// @param added lots it adds to the working lots of its side (O-32)
  /// @param price to value the position of its instrument at
  public OrderView set(int instrument, int buySell, long added, long price) {
    slot = instrument;
    sign = buySell;
    lots = added;
    priceTicks = price;
    return this;
  }

  /// Lots an order adds to one side of an instrument; 0 when it is another's, the other side's, or
  /// none (`null`).
  static long lots(OrderView order, int slot, int sign) {
    return isOf(order, slot, sign) ? order.lots : 0;
  }

  /// The price one side of an instrument counts at: that of an order for it, else the mark.
  static long priceTicks(OrderView order, int slot, int sign, long markTicks) {
    return isOf(order, slot, sign) ? order.priceTicks : markTicks;
  }

  private static boolean isOf(OrderView order, int slot, int sign) {
    return order != null && order.slot == slot && order.sign == sign;
  }

  public int slot() {
    return slot;
  }

  public int sign() {
    return sign;
  }

  public long lots() {
    return lots;
  }

  public long priceTicks() {
    return priceTicks;
  }
}
