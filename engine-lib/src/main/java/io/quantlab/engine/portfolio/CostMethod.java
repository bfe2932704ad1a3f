package io.quantlab.engine.portfolio;

/// Which lots a closing fill closes (engine contract A-3).
public enum CostMethod {
  /// The oldest first.
  FIFO,
  /// All alike, at the average cost.
  AVERAGE,
  /// The newest first.
  LIFO,
  /// Those that gain least first: of a long position the dearest, of a short one the one sold
  /// cheapest. Of equal ones the oldest.
  HIFO,
  /// Those the order names ([io.quantlab.engine.order.OrderTerms#closes]) first, then the oldest.
  SPECIFIC
}
