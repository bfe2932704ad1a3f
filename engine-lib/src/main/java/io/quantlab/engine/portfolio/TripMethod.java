package io.quantlab.engine.portfolio;

/// What one row of the trades is (engine contract A-5).
public enum TripMethod {
  /// Lots opened by one order and closed by one fill, paired as the cost method closes them.
  LOT_PAIRS,
  /// Everything between flat and flat, at average prices.
  FLAT_TO_FLAT
}
