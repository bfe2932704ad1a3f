package io.quantlab.engine.market;

/// Which prices a subscription sees (engine contract M-10). Matching and cash always use raw
/// prices.
public enum PriceView {
  /// Prices as they were traded.
  RAW,
  /// The past is restated for splits and stock dividends.
  SPLIT,
  /// The past is restated for splits and cash dividends: changes are those of total return.
  SPLIT_DIVIDEND
}
