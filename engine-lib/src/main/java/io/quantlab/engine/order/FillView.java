package io.quantlab.engine.order;

import io.quantlab.engine.instrument.Instrument;

/// One execution; a reused view, valid during the call that hands it out.
public final class FillView {
  private Instrument instrument;
  private long orderId;
  private int sign;
  private long lots;
  private long priceTicks;
  private long valueE8;
  private int flags;
  private OrderKind.Code kind;
  private long feeE8;
  private long epochNanos;
  private long filledLots;

  /// Fills the view before its fee is known.
  public FillView set(
      Instrument of,
      long order,
      int buySell,
      long size,
      long price,
      long value,
      int bits,
      OrderKind.Code orderKind,
      long nanos) {
    instrument = of;
    orderId = order;
    sign = buySell;
    lots = size;
    priceTicks = price;
    valueE8 = value;
    flags = bits;
    kind = orderKind;
    epochNanos = nanos;
    feeE8 = 0;
    filledLots = 0;
    return this;
  }

  /// Sets what the order had filled before this execution; 0 after [#set].
  public FillView after(long lotsBefore) {
    filledLots = lotsBefore;
    return this;
  }

  public FillView fee(long chargedE8) {
    feeE8 = chargedE8;
    return this;
  }

  public Instrument instrument() {
    return instrument;
  }

  public int token() {
    return instrument.token();
  }

  public long orderId() {
    return orderId;
  }

  /// +1 buy, -1 sell.
  public int sign() {
    return sign;
  }

  public Side side() {
    return Side.ofSign(sign);
  }

  public long lots() {
    return lots;
  }

  /// Lots the order had filled before this execution; set for cost models only.
  public long filledLots() {
    return filledLots;
  }

  public long priceTicks() {
    return priceTicks;
  }

  /// Positive value, 1e-8 of the instrument's currency.
  public long valueE8() {
    return valueE8;
  }

  /// Fee charged for this fill, 1e-8; 0 while the fee model is still asked.
  public long feeE8() {
    return feeE8;
  }

  /// Bits of [FillFlags].
  public int flags() {
    return flags;
  }

  public OrderKind.Code kind() {
    return kind;
  }

  public long epochNanos() {
    return epochNanos;
  }

  public boolean maker() {
    return (flags & FillFlags.MAKER) != 0;
  }
}
