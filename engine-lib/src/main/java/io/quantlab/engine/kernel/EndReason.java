package io.quantlab.engine.kernel;

/// Why a run ended; ordinals stand in events and never change.
public enum EndReason {
  /// The data ended.
  COMPLETED,
  /// Somebody asked for a stop; the result is complete up to the last item.
  CANCELED,
  /// Every strategy threw an exception.
  STRATEGY_FAILED,
  /// Equity fell below zero (T-32).
  RUINED,
  /// More than 10,000 commands in one instant (T-7).
  CASCADE_LIMIT;

  private static final EndReason[] ALL = values();

  public static EndReason ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
