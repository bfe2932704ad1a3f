package io.quantlab.engine.market;

/// Kinds of the `kind` column of [Schema#ACTION]: what happens to an instrument by decree rather
/// than by trade. The id stands in store files and never changes.
///
/// A row has one value, `numerator / denominator`. What needs more than one is told by rows of the
/// same stamp directly before it: [#COUNTERPART], [#CASH], [#FIRST_VALUE].
///
/// Amounts are price units per share. Kinds with ids from 32 on are states of the venue: they rank
/// with the session opens (20), the others with the reference data (10) (engine contract T-3).
public enum ActionKind {
  /// `numerator` new shares for `denominator` old ones.
  SPLIT(1, Value.RATIO),
  /// Cash per share, paid at once.
  DIVIDEND(2, Value.PRICE),
  /// Cash per share owed to the holders of this instant; a [#PAYMENT] of the same amount pays it.
  EX_DIVIDEND(3, Value.PRICE),
  /// Pays the oldest open [#EX_DIVIDEND] of this amount.
  PAYMENT(4, Value.PRICE),
  /// `numerator` further shares for `denominator` held.
  STOCK_DIVIDEND(5, Value.RATIO),
  /// `numerator` shares of the [#COUNTERPART] for `denominator` held; [#FIRST_VALUE] splits cost.
  SPIN_OFF(6, Value.RATIO),
  /// Every share is bought for this price.
  CASH_MERGER(7, Value.PRICE),
  /// `numerator` shares of the [#COUNTERPART] take the place of `denominator`; [#CASH] is added.
  STOCK_MERGER(8, Value.RATIO),
  /// The instrument goes by another symbol; its token stays, nothing is booked. The value is 1.
  SYMBOL_CHANGE(9, Value.RATIO),
  /// Trading ends; positions are closed at the last price. The value is 1.
  DELISTING(10, Value.RATIO),
  /// Trading ends; positions are closed at this price, which may be 0.
  DELISTING_AT(11, Value.PRICE),

  /// Token of the other instrument of the action that follows.
  COUNTERPART(16, Value.TOKEN),
  /// Cash per share beside the shares of the [#STOCK_MERGER] that follows.
  CASH(17, Value.PRICE),
  /// First price of one share of the child of the [#SPIN_OFF] that follows, in price units of the
  /// parent.
  FIRST_VALUE(18, Value.PRICE),

  /// Trading stops. The value is 1, as of the next two.
  HALT(32, Value.RATIO),
  /// Orders are called for an auction; nothing trades until it is over.
  AUCTION(33, Value.RATIO),
  /// Continuous trading goes on.
  RESUME(34, Value.RATIO),
  /// Orders below this price are refused until another band is set.
  BAND_LOW(35, Value.PRICE),
  /// Orders above this price are refused until another band is set.
  BAND_HIGH(36, Value.PRICE);

  /// What the value of a row counts.
  public enum Value {
    RATIO,
    PRICE,
    TOKEN
  }

  private static final ActionKind[] BY_ID = new ActionKind[64];

  static {
    for (ActionKind kind : values()) {
      BY_ID[kind.id] = kind;
    }
  }

  private final int id;
  private final Value value;

  ActionKind(int id, Value value) {
    this.id = id;
    this.value = value;
  }

  public int id() {
    return id;
  }

  /// What [Schema#ACTION]'s numerator and denominator mean.
  public Value value() {
    return value;
  }

  /// Whether this is a state of the venue rather than a corporate action.
  public boolean isVenueState() {
    return isVenueState(id);
  }

  /// Whether the kind with an id is a state of the venue.
  public static boolean isVenueState(long id) {
    return id >= HALT.id;
  }

  /// The kind with this id, or an `IllegalArgumentException`.
  public static ActionKind ofId(long id) {
    ActionKind kind = id < 0 || id >= BY_ID.length ? null : BY_ID[(int) id];
    if (kind == null) {
      throw new IllegalArgumentException("no action kind has the id " + id);
    }
    return kind;
  }
}
