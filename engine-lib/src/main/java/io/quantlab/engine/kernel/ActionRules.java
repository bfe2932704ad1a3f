package io.quantlab.engine.kernel;

import io.quantlab.engine.market.PriceView;

/// How a run treats corporate actions.
///
/// @param openOrders what becomes of open orders in a split
/// @param view which prices strategies see unless they choose another
public record ActionRules(OpenOrders openOrders, PriceView view) {
  /// Orders are adjusted, prices are seen as they were traded.
  public static final ActionRules RAW = new ActionRules(OpenOrders.ADJUST, PriceView.RAW);

  public ActionRules withView(PriceView other) {
    return new ActionRules(openOrders, other);
  }

  public ActionRules withOpenOrders(OpenOrders other) {
    return new ActionRules(other, view);
  }
}
