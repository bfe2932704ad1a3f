package io.quantlab.engine.portfolio;

/// Which lots a closing fill closes (engine contract A-3).
public enum CostMethod {
  /// The oldest first.
  FIFO,
  /// All alike, at the average cost.
  AVERAGE
}
