package io.quantlab.engine.order;

/// Buy or sell.
public enum Side {
  BUY(1),
  SELL(-1);

  private static final Side[] ALL = values();

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /// +1 for a buy, -1 for a sell.
  public int sign() {
    return sign;
  }

  /// The side of a signed quantity: [#BUY] above zero.
  public static Side ofSign(long signedLots) {
    return signedLots > 0 ? BUY : SELL;
  }

  public static Side ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
