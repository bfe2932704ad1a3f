package io.quantlab.engine.market;

/// The two sides of an order book. The id stands in store files and never changes.
public enum BookSide {
  BID(0),
  ASK(1);

  private final int id;

  BookSide(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  /// +1 for bids, whose best price is the highest, -1 for asks.
  public int sign() {
    return 1 - 2 * id;
  }

  /// The side with this id, or an `IllegalArgumentException`.
  public static BookSide ofId(long id) {
    if (id == BID.id) {
      return BID;
    }
    if (id == ASK.id) {
      return ASK;
    }
    throw new IllegalArgumentException("no side of a book has the id " + id);
  }
}
