package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.AccountView;

/// How much of a fill an account has margin for (engine contract F-71).
///
/// A fill counts at its price: the position of its instrument is marked there first. What closes a
/// position is never refused.
public final class FillMargin {
  private final MarginRules rules;
  private final AccountView account;
  private final TrialAccount trial;

  public FillMargin(MarginRules rules, AccountView account) {
    this.rules = rules;
    this.account = account;
    this.trial = new TrialAccount(account);
  }

  /// Lots that may fill, 0 to `lots`.
  ///
  /// @param instrumentSlot dense slot of the instrument
  public long affordable(int instrumentSlot, int sign, long lots, long priceTicks) {
    if (rules.atFill() == MarginRules.AtFill.ALLOW) {
      return lots;
    }
    int slot = account.sideSlot(instrumentSlot, sign);
    int other = account.sideSlot(instrumentSlot, -sign);
    long position = account.position(slot).lots();
    trial.take().mark(slot, priceTicks);
    if (other != slot) {
      trial.mark(other, priceTicks);
    }
    if (fits(slot, position + sign * lots)) {
      return lots;
    }
    long closing = Math.max(0, Math.min(lots, -sign * position));
    if (rules.atFill() == MarginRules.AtFill.CANCEL) {
      return closing == lots ? lots : 0;
    }
    long fits = closing;
    long tooMany = lots;
    while (tooMany - fits > 1) {
      long middle = fits + tooMany >>> 1;
      if (fits(slot, position + sign * middle)) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return closing == lots ? lots : fits;
  }

  private boolean fits(int slot, long lots) {
    trial.lots(slot, lots);
    return rules.model().initialE8(trial, null) <= trial.navE8();
  }
}
