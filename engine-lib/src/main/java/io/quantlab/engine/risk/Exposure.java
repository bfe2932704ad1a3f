package io.quantlab.engine.risk;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;
import java.util.function.Predicate;

/// How much of the market an account holds: gross, net, by currency, by sector (engine contract
/// O-35), 1e-8 of the account currency at the last marks.
///
/// A position counts with the signed value of its lots. The worst case counts, for gross exposure,
/// each position with all its working buys or all its working sells filled, whichever is larger;
/// for net exposure all buys of all instruments, or all sells (O-32). Where positions hedge, longs
/// and shorts of an instrument add up to its gross exposure, and its net is bounded by the larger
/// of them.
public final class Exposure {
  private final Account account;
  private long grossE8;
  private long longE8;
  private long shortE8;

  public Exposure(Account account) {
    this.account = account;
  }

  /// Sum of the absolute values of all positions.
  public long grossE8() {
    return grossE8(instrument -> true);
  }

  /// Sum of the signed values of all positions.
  public long netE8() {
    return netE8(instrument -> true);
  }

  /// Gross exposure to instruments priced in a currency.
  public long grossE8(String currency) {
    return grossE8(instrument -> instrument.currency().equals(currency));
  }

  /// Gross exposure to a group of instruments.
  public long grossE8(Predicate<Instrument> group) {
    long sum = 0;
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding h = account.holding(slot);
      sum = group.test(h.instrument()) ? Math.addExact(sum, account.grossE8(h)) : sum;
    }
    return sum;
  }

  /// Net exposure to a group of instruments.
  public long netE8(Predicate<Instrument> group) {
    long sum = 0;
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding h = account.holding(slot);
      sum = group.test(h.instrument()) ? Math.addExact(sum, account.valueE8(h)) : sum;
    }
    return sum;
  }

  /// Gross exposure of everything with an order and all working orders filled at their worst.
  ///
  /// @param worstLots absolute worst-case position of the order's instrument, the order included
  long worstGrossE8(Proposal order, long worstLots) {
    Holding asked = order.holding();
    long sum = Math.abs(valueE8(asked, order.referenceTicks(), worstLots));
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding other = account.holding(slot);
      if (other != asked) {
        sum = Math.addExact(sum, worstValueE8(other));
      }
    }
    return sum;
  }

  private long worstValueE8(Holding h) {
    long longest = Math.abs(h.longestLots());
    long shortest = Math.abs(h.shortestLots());
    if (h.pair() >= 0 || longest == 0 && shortest == 0) {
      return 0;
    }
    long worst = h.hedges() ? longest + shortest : Math.max(longest, shortest);
    return Math.abs(valueE8(h, h.markTicks(), worst));
  }

  /// Value of lots in the account's currency.
  private long valueE8(Holding h, long ticks, long lots) {
    return account.toBaseE8(h, Money.valueE8(h.instrument(), ticks, lots));
  }

  /// Gross exposure of a group with an order and all working orders filled at their worst.
  long worstGrossE8(Proposal order, Predicate<Instrument> group) {
    measure(order, group);
    return grossE8;
  }

  /// Largest absolute net exposure with an order and all working orders of one side filled.
  long worstNetE8(Proposal order) {
    measure(order, instrument -> true);
    return Math.max(Math.abs(longE8), Math.abs(shortE8));
  }

  private void measure(Proposal order, Predicate<Instrument> group) {
    grossE8 = 0;
    longE8 = 0;
    shortE8 = 0;
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding h = account.holding(slot);
      if (h.pair() < 0 && group.test(h.instrument())) {
        boolean own = h == order.holding();
        long longest = own ? order.longestLots() : h.longestLots();
        long shortest = own ? order.shortestLots() : h.shortestLots();
        add(h, longest, shortest, own ? order.referenceTicks() : h.markTicks());
      }
    }
  }

  private void add(Holding h, long longest, long shortest, long ticks) {
    if (longest == 0 && shortest == 0) {
      return;
    }
    long most = valueE8(h, ticks, longest);
    long least = valueE8(h, ticks, shortest);
    longE8 = Math.addExact(longE8, most);
    shortE8 = Math.addExact(shortE8, least);
    long worst =
        h.hedges()
            ? Math.addExact(Math.abs(most), Math.abs(least))
            : Math.max(Math.abs(most), Math.abs(least));
    grossE8 = Math.addExact(grossE8, worst);
  }
}
