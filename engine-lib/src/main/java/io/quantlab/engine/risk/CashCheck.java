package io.quantlab.engine.risk;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;

/// What an order needs in cash: a rate of its currency, the balance an exchange gives away (engine
/// contract A-2), cash that has settled.
final class CashCheck {
  private static final long WHOLE = 100_000_000;

  private final Account account;
  private final RiskLimits limits;
  private final Denial denial;

  CashCheck(Account account, RiskLimits limits, Denial denial) {
    this.account = account;
    this.limits = limits;
    this.denial = denial;
  }

  /// A rate must be known; an exchange gives away only what is there, with every working order of
  /// its side.
  int currencies(Proposal p) {
    Currencies all = account.currencies();
    if (all == null) {
      return Gate.PASS;
    }
    Holding holding = p.holding();
    int quote = holding.currency();
    if (!all.known(quote) || holding.pair() >= 0 && !all.known(holding.pair())) {
      int unknown = all.known(quote) ? holding.pair() : quote;
      return denial.because(DenyReason.NOT_TRADABLE, 1, 0, "rates of " + all.name(unknown));
    }
    return holding.pair() < 0 ? Gate.PASS : exchange(p, all);
  }

  private int exchange(Proposal p, Currencies all) {
    Holding holding = p.holding();
    boolean buys = p.sign() > 0;
    int given = buys ? holding.currency() : holding.pair();
    long lots = buys ? p.longestLots() : -p.shortestLots(); // a pair has no position
    long needed =
        buys
            ? Money.valueE8(holding.instrument(), p.referenceTicks(), lots)
            : Math.multiplyExact(lots, account.cashPerLotE8(holding));
    long there = account.cashE8(given);
    return needed <= there
        ? Gate.PASS
        : denial.because(DenyReason.CAPITAL, there, needed, "1e-8 " + all.name(given));
  }

  /// What all working buys of the currency take, this one included, against the cash the policy
  /// lets be spent.
  int settled(Proposal p) {
    Holding holding = p.holding();
    if (p.sign() < 0 || account.settlement() == null) {
      return Gate.PASS;
    }
    long spendable = account.settlement().spendableE8(holding.currency());
    if (spendable == Long.MAX_VALUE) {
      return Gate.PASS;
    }
    long lots = p.buyingLots();
    long needed = Money.valueE8(holding.instrument(), p.referenceTicks(), lots);
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding other = account.holding(slot);
      if (other != holding && other.currency() == holding.currency()) {
        long buys = other.workingBuyLots();
        needed = Math.addExact(needed, Money.valueE8(other.instrument(), other.markTicks(), buys));
      }
    }
    String unit = "1e-8 " + holding.instrument().currency();
    return needed <= spendable
        ? Gate.PASS
        : denial.because(DenyReason.SETTLED_CASH, spendable, needed, unit);
  }

  /// What more may be bought, 1e-8: by leverage what gross exposure leaves of it, and not more than
  /// the settled-cash policy lets be spent of the account's currency. Margin models and working
  /// orders are not in it.
  long buyingPowerE8() {
    long power = Long.MAX_VALUE;
    if (limits.leverageE8() != RiskLimits.ANY_LEVERAGE) {
      long allowed = Exact.mulDivFloor(account.navE8(), limits.leverageE8(), WHOLE);
      power = Math.max(0, allowed - account.grossExposureE8());
    }
    return account.settlement() == null
        ? power
        : Math.min(power, Math.max(0, account.settlement().spendableE8(0)));
  }
}
