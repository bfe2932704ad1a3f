package io.quantlab.engine.market;

/// An order book by price levels, as far as the data show it; a live view.
///
/// Prices are counts of the instrument's price unit, sizes counts of its lot size.
public interface DepthView {
  /// Whether there is any bid.
  boolean hasBid();

  /// Whether there is any ask.
  boolean hasAsk();

  /// Highest bid; meaningful while [#hasBid].
  long bidTicks();

  /// Lowest ask; meaningful while [#hasAsk].
  long askTicks();

  /// Size at the highest bid, 0 without one.
  long bidLots();

  /// Size at the lowest ask, 0 without one.
  long askLots();

  /// Size at a price, 0 when the level is empty or not shown.
  long lotsAt(BookSide side, long priceTicks);

  /// Number of levels of a side.
  int levels(BookSide side);

  /// Copies the best levels of a side, best first, and returns their number: at most `count` and
  /// what the arrays hold.
  int best(BookSide side, int count, long[] priceTicks, long[] lots);
}
