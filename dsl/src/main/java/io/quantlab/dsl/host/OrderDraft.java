package io.quantlab.dsl.host;

import io.quantlab.engine.order.OrderTerms;

/// An order as a call describes it.
///
/// @param token instrument of the order; 0 for the primary one
/// @param quantity of any sign only where a position is wanted
/// @param price where it works; `null` for a market order
/// @param take exit with profit; `null` for none
/// @param protection exit with loss, a stop or a trailing stop; `null` for none
/// @param trail a second protection that follows; `null` for none
/// @param site of the call
/// @param watches which price its trigger watches
/// @param shown units an iceberg shows at a time; `NaN` for all
record OrderDraft(
    int token,
    Direction direction,
    OrderSize quantity,
    PriceSpec price,
    PriceSpec take,
    PriceSpec protection,
    PriceSpec trail,
    Life life,
    boolean reduceOnly,
    boolean postOnly,
    boolean snap,
    String tag,
    int site,
    OrderTerms.Source watches,
    double shown) {

  /// A draft whose trigger watches the side it would take, and that shows all of itself.
  OrderDraft(
      int token,
      Direction direction,
      OrderSize quantity,
      PriceSpec price,
      PriceSpec take,
      PriceSpec protection,
      PriceSpec trail,
      Life life,
      boolean reduceOnly,
      boolean postOnly,
      boolean snap,
      String tag,
      int site) {
    this(
        token,
        direction,
        quantity,
        price,
        take,
        protection,
        trail,
        life,
        reduceOnly,
        postOnly,
        snap,
        tag,
        site,
        OrderTerms.Source.TAKEN_SIDE,
        Double.NaN);
  }

  /// Whether exits hang on it.
  boolean hasExits() {
    return take != null || protection != null || trail != null;
  }

  /// `Side.buy`, `Side.sell`, in their order.
  enum Direction {
    BUY,
    SELL;

    int sign() {
      return this == BUY ? 1 : -1;
    }

    Direction opposite() {
      return this == BUY ? SELL : BUY;
    }
  }
}
