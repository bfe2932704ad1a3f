package io.quantlab.engine.order;

import java.util.Locale;

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

  /// Its name in scripts (wick 8.2): several reasons share one where a script has no use for the
  /// difference.
  public String scriptName() {
    return switch (this) {
      case OFF_LOT, MIN_SIZE -> "zero_quantity";
      case PRICE_BAND -> "bad_price";
      case SESSION_CLOSED, TIME_WINDOW -> "market_closed";
      case CAPITAL, MARGIN, SETTLED_CASH -> "insufficient_margin";
      case SYMBOL_LIST, NOT_TRADABLE -> "symbol_not_allowed";
      case RULE -> "rule_denied";
      case TRADING_STATE, HALTED_INSTRUMENT -> "halted";
      case IDEMPOTENCY_CONFLICT -> "duplicate";
      case UNKNOWN_TOKEN,
          WRONG_TOKEN,
          OFF_TICK,
          MAX_SIZE,
          UNSUPPORTED,
          REDUCE_ONLY,
          ORDER_RATE,
          OPEN_ORDERS,
          FAT_FINGER,
          SELF_TRADE,
          MAX_POSITION,
          EXPOSURE,
          BORROW,
          DAILY_LOSS,
          DRAWDOWN ->
          name().toLowerCase(Locale.ROOT);
    };
  }

  public static DenyReason ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
