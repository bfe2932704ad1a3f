package io.quantlab.engine.order;

/// Why the risk gate refused an order, in the order of its checks (engine contract O-31).
public enum DenyReason {
  TRADING_STATE,
  IDEMPOTENCY_CONFLICT,
  UNKNOWN_TOKEN,
  WRONG_TOKEN,
  NOT_TRADABLE,
  SESSION_CLOSED,
  HALTED_INSTRUMENT,
  OFF_TICK,
  OFF_LOT,
  MIN_SIZE,
  MAX_SIZE,
  PRICE_BAND,
  UNSUPPORTED,
  REDUCE_ONLY,
  ORDER_RATE,
  OPEN_ORDERS,
  FAT_FINGER,
  SELF_TRADE,
  MAX_POSITION,
  EXPOSURE,
  CAPITAL,
  MARGIN,
  SETTLED_CASH,
  BORROW,
  DAILY_LOSS,
  DRAWDOWN,
  TIME_WINDOW,
  SYMBOL_LIST,
  RULE;

  private static final DenyReason[] ALL = values();

  public static DenyReason ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
