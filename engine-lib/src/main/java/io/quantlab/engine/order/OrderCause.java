package io.quantlab.engine.order;

/// Who sent an order; ordinals stand in events and never change.
public enum OrderCause {
  /// The strategy.
  STRATEGY,
  /// The liquidation of an account short of margin (F-72).
  MARGIN,
  /// The buy-in of a short whose loan was recalled (F-75).
  RECALL,
  /// The way back from lots a group executed twice (O-26).
  OVERFILL,
  /// The close of a position in a future that would be delivered.
  DELIVERY,
  /// A roll of a future into the next contract.
  ROLL,
  /// The exercise of an option, asked for or at its expiry.
  EXERCISE,
  /// The exercise of an option by whoever holds it against this account.
  ASSIGNMENT,
  /// The end of an option that is worth nothing.
  EXPIRY,
  /// The end a strategy put to itself: its positions are closed (wick 8.4).
  KILL;

  private static final OrderCause[] ALL = values();

  public static OrderCause ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
