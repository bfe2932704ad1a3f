package io.quantlab.engine.market;

/// A trade or a quote as a strategy sees it; a reused view, valid during the call that hands it
/// out.
public interface TickView {
  /// What the tick is.
  enum Kind {
    TRADE,
    QUOTE
  }

  Kind kind();

  int token();

  /// When it could be known here, UTC nanoseconds.
  long epochNanos();

  /// Price of a trade; of a quote the middle of bid and ask, rounded down to a price tick.
  long priceTicks();

  /// Twice the price of a trade, bid plus ask of a quote: an exact mid price.
  long twiceMidTicks();

  /// Size of a trade, 0 when unknown or for a quote.
  long lots();

  /// Best bid, the last one known; meaningful while [#hasBid].
  long bidTicks();

  /// Best ask, the last one known; meaningful while [#hasAsk].
  long askTicks();

  /// Size at the bid, 0 when unknown.
  long bidLots();

  /// Size at the ask, 0 when unknown.
  long askLots();

  boolean hasBid();

  boolean hasAsk();

  /// Bits of [Flags].
  long flags();
}
