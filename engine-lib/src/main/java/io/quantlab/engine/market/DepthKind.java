package io.quantlab.engine.market;

/// Kinds of the `kind` column of [Schema#DEPTH]. The id stands in store files and never changes.
public enum DepthKind {
  /// The level at `price` has `lots` now; 0 removes it.
  SET(1),
  /// The side is empty now; price and lots are 0.
  CLEAR(2);

  private final int id;

  DepthKind(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  /// The kind with this id, or an `IllegalArgumentException`.
  public static DepthKind ofId(long id) {
    for (DepthKind kind : values()) {
      if (kind.id == id) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no depth kind has the id " + id);
  }
}
