package io.quantlab.engine.continuous;

/// What is done to prices where a series passes from one contract to the next (engine contract
/// M-20).
public enum Adjustment {
  /// Nothing: prices are those traded, with the gaps.
  NONE,
  /// Older prices are multiplied by new over old close: the newest prices are those traded, returns
  /// are right.
  BACK_RATIO,
  /// New less old close is added to older prices: the newest prices are those traded, changes are
  /// right. Old prices may fall below zero.
  BACK_DIFFERENCE,
  /// Newer prices are multiplied by old over new close: the oldest prices are those traded.
  FORWARD_RATIO,
  /// Old less new close is added to newer prices: the oldest prices are those traded.
  FORWARD_DIFFERENCE;

  boolean isRatio() {
    return this == BACK_RATIO || this == FORWARD_RATIO;
  }
}
