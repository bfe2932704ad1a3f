package io.quantlab.engine.portfolio;

/// Positions as they would be when working orders fill, for margins that look at all positions
/// together (O-32).
final class WorkingOrders {
  /// What a whole account needs.
  @FunctionalInterface
  interface Margin {
    /// @param lots signed, by slot; the callee may change it
    long requiredE8(long[] lots, long[] prices);
  }

  private final AccountView account;
  private final OrderView order;

  /// @param order one more order, or `null`
  WorkingOrders(AccountView account, OrderView order) {
    this.account = account;
    this.order = order;
  }

  /// The worst of three: all buys fill, all sells, both.
  static long worstE8(AccountView account, OrderView order, Margin margin) {
    WorkingOrders working = new WorkingOrders(account, order);
    long[] prices = working.prices();
    long bought = margin.requiredE8(working.lots(true, false), prices);
    long sold = margin.requiredE8(working.lots(false, true), prices);
    long both = margin.requiredE8(working.lots(true, true), prices);
    return Math.max(both, Math.max(bought, sold));
  }

  /// Marks; the instrument of the order at its price.
  long[] prices() {
    long[] prices = new long[account.slots()];
    for (int slot = 0; slot < prices.length; slot++) {
      boolean own = order != null && order.slot() == slot;
      prices[slot] = own ? order.priceTicks() : account.position(slot).markTicks();
    }
    return prices;
  }

  /// Positions with working orders of one side or both filled.
  long[] lots(boolean buys, boolean sells) {
    long[] lots = new long[account.slots()];
    for (int slot = 0; slot < lots.length; slot++) {
      PositionView p = account.position(slot);
      long bought = buys ? p.workingBuyLots() : 0;
      long sold = sells ? p.workingSellLots() : 0;
      lots[slot] = p.lots() + bought - sold;
    }
    if (order != null && (order.sign() > 0 ? buys : sells)) {
      lots[order.slot()] += order.sign() * order.lots();
    }
    return lots;
  }
}
