package io.quantlab.engine.kernel;

/// What becomes of open orders when the shares they name are split (engine contract A-8).
public enum OpenOrders {
  /// Price × m/n to the order tick in the passive direction, open lots × n/m rounded down; an order
  /// that is left with no lot is canceled. What was filled of it stays as it was filled.
  ADJUST,
  /// Every order is canceled.
  CANCEL
}
