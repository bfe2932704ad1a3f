package io.quantlab.engine.risk;

/// What an account may send (engine contract O-31).
public enum TradingState {
  ACTIVE,
  /// Only orders that shrink a position.
  REDUCING,
  /// Cancels only.
  HALTED,
  /// Data is delivered, no order leaves (T-22).
  WARMUP
}
