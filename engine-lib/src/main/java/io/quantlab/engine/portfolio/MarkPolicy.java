package io.quantlab.engine.portfolio;

/// Which price values a position (engine contract A-6). A side or print the market has not shown
/// yet is replaced by the price of the data at hand.
public enum MarkPolicy {
  /// What the data at hand is: the price of a trade or a bar's close; of a quote the closing side.
  DATA,
  /// The last trade, or close of a bar.
  LAST,
  /// The bid for longs, the ask for shorts.
  CLOSING_SIDE,
  /// The middle of bid and ask; a half price unit is rounded against the position.
  MID,
  /// What the venue publishes as its mark; the price of the data before the first one.
  VENUE_MARK,
  /// The settlement price of the last session that closed: the one published for it, else its last
  /// price. It does not move in between.
  SETTLEMENT
}
