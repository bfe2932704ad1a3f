package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.AccountView;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.OrderView;

/// The gate's margin check: the initial margin of positions, working orders and the new order must
/// not exceed NAV (engine contract F-71).
public final class MarginGate {
  private final MarginRules rules;
  private final AccountView account;
  private final OrderView order = new OrderView();
  private long neededE8;

  public MarginGate(MarginRules rules, AccountView account) {
    this.rules = rules;
    this.account = account;
  }

  /// Initial margin the last order needed with everything else, 1e-8.
  long neededE8() {
    return neededE8;
  }

  boolean allowsShorts() {
    return rules.model().allowsShorts();
  }

  /// Lots of an order there is margin for: all, or under CLIP fewer, or 0.
  ///
  /// @param addedLots what the whole order adds to the working lots of its side
  long grant(Holding holding, int sign, long lots, long addedLots, long priceTicks) {
    int slot = account.sideSlot(holding.slot(), sign);
    if (covers(slot, sign, addedLots, priceTicks)) {
      return lots;
    }
    if (rules.atGate() == MarginRules.AtGate.DENY) {
      return 0;
    }
    long whole = neededE8;
    long shared = lots - addedLots; // lots a larger member of its group holds margin for already
    long fits = 0;
    long tooMany = lots;
    while (tooMany - fits > 1) {
      long middle = fits + tooMany >>> 1;
      if (covers(slot, sign, Math.max(0, middle - shared), priceTicks)) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    neededE8 = whole;
    return fits < holding.instrument().minLots() ? 0 : fits;
  }

  private boolean covers(int slot, int sign, long addedLots, long priceTicks) {
    neededE8 = rules.model().initialE8(account, order.set(slot, sign, addedLots, priceTicks));
    return neededE8 <= account.navE8();
  }
}
