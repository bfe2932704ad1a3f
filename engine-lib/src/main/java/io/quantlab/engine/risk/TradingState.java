package io.quantlab.engine.risk;

import io.quantlab.engine.order.OrderCause;

/// What an account may send (engine contract O-31), from everything to nothing. Cancels always
/// pass.
public enum TradingState {
  ACTIVE,
  /// Only orders that shrink a position.
  REDUCING,
  /// Only what the engine itself must send.
  HALTED,
  /// The account is being compared with the broker's: nothing is sent (L-20).
  RECONCILING,
  /// Data is delivered, no order leaves (T-22).
  WARMUP;

  /// Who speaks: each may set a state, and the strictest holds.
  public enum Scope {
    STRATEGY,
    ACCOUNT,
    TENANT,
    GLOBAL
  }

  /// Whether an order of the strategy may go.
  boolean lets(boolean reducing) {
    return this == ACTIVE || this == REDUCING && reducing;
  }

  /// Whether an order the engine sends may go.
  boolean lets(OrderCause cause) {
    return switch (this) {
      case ACTIVE, REDUCING, HALTED -> cause != OrderCause.STRATEGY;
      case RECONCILING, WARMUP -> false;
    };
  }

  static TradingState stricter(TradingState a, TradingState b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
