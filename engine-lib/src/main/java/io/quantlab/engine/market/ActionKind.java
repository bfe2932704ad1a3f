package io.quantlab.engine.market;

/// Kinds of the `kind` column of [Schema#ACTION]. The id stands in store files and never changes.
///
/// A `SPLIT` gives `numerator` new shares for `denominator` old ones. A `DIVIDEND` pays `numerator
/// / denominator` price units per share.
public enum ActionKind {
  SPLIT(1),
  DIVIDEND(2);

  private final int id;

  ActionKind(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  /// The kind with this id, or an `IllegalArgumentException`.
  public static ActionKind ofId(long id) {
    for (ActionKind kind : values()) {
      if (kind.id == id) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no action kind has the id " + id);
  }
}
