package io.quantlab.engine.market;

/// Kinds of the `kind` column of [Schema#MBO]. The id stands in store files and never changes.
public enum MboKind {
  /// The order joins the back of the queue at `price` with `lots`.
  ADD(1),
  /// The order has this price and these lots now. It keeps its place when the price stays and the
  /// size does not grow, else it goes to the back.
  CHANGE(2),
  /// The order leaves the book untraded; price and lots are not looked at.
  REMOVE(3),
  /// `lots` of the order trade at `price`; it leaves the book when nothing of it is left.
  EXECUTE(4),
  /// The side is empty now; price, lots and order are not looked at.
  CLEAR(5);

  private final int id;

  MboKind(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  /// The kind with this id, or an `IllegalArgumentException`.
  public static MboKind ofId(long id) {
    for (MboKind kind : values()) {
      if (kind.id == id) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no order kind has the id " + id);
  }
}
