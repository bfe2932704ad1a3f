package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;
import java.util.Arrays;

/// What an account holds, or would hold, by slot: what the measures of a whole portfolio look at
/// (engine contract O-35). Reused; positions that hedge count net, cash pairs do not count.
public final class Portfolio {
  private final Account account;
  private final long[] lots;
  private final long[] ticks;

  public Portfolio(Account account) {
    this.account = account;
    this.lots = new long[account.slots()];
    this.ticks = new long[account.slots()];
  }

  /// The positions of now, at their marks.
  public Portfolio held() {
    for (int slot = 0; slot < lots.length; slot++) {
      Holding h = account.holding(slot);
      put(slot, h.pair() >= 0 ? 0 : h.lots(), h.markTicks());
    }
    return this;
  }

  /// The positions with all working orders of one side filled (O-32), at their marks.
  Portfolio filled(int sign) {
    held();
    for (int slot = 0; slot < lots.length; slot++) {
      Holding h = account.holding(slot);
      if (h.pair() < 0) {
        lots[slot] += sign > 0 ? h.workingBuyLots() : -h.workingSellLots();
      }
    }
    return this;
  }

  /// The same with an order filled, too, at its price.
  Portfolio and(Proposal order) {
    Holding h = order.holding();
    if (h.pair() < 0) {
      put(h.slot(), lots[h.slot()] + order.sign() * order.addedLots(), order.referenceTicks());
    }
    return this;
  }

  /// One instrument alone.
  Portfolio only(int slot, long signedLots, long priceTicks) {
    Arrays.fill(lots, 0);
    put(slot, signedLots, priceTicks);
    return this;
  }

  private void put(int slot, long signedLots, long priceTicks) {
    lots[slot] = signedLots;
    ticks[slot] = priceTicks;
  }

  /// The account it is of.
  Account account() {
    return account;
  }

  int slots() {
    return lots.length;
  }

  /// Signed lots.
  long lots(int slot) {
    return lots[slot];
  }

  /// Price it is judged at, price units.
  long ticks(int slot) {
    return ticks[slot];
  }

  /// Signed value of a position in the account's currency, 1e-8.
  long valueE8(int slot) {
    Holding h = account.holding(slot);
    return account.toBaseE8(h, Money.valueE8(h.instrument(), ticks[slot], lots[slot]));
  }

  /// An amount in the currency of an instrument, in the account's, 1e-8.
  long toBaseE8(int slot, long amountE8) {
    return account.toBaseE8(account.holding(slot), amountE8);
  }
}
