package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.math.Exact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Margin of options by strategies, of everything else by a share of the value (engine contract
/// F-70, `OptionStrategy`).
///
/// A long option is paid in full, a short one alone needs its value and 20 % of the underlying's
/// (15 % of an index) less what it is out of the money by, at least its value and 10 % of the
/// underlying's (of a put its strike's): Cboe Rule 10.3(c), FINRA Rule 4210(f)(2). What positions
/// do for each other: [OptionLegs]. Initial and maintenance margin are the same. NAV has the value
/// of a short option taken off already, so a margin compared with NAV is without it.
///
/// With working orders the worst of three: all buys fill, all sells, both.
///
/// @param contracts the options; every other instrument needs what `others` says
/// @param nakedE8 share of the underlying's value for a short option, 1e-8
/// @param indexE8 the same on an index
/// @param minimumE8 least share
public record OptionMargin(
    List<OptionTerms> contracts,
    MarginModel.RegT others,
    long nakedE8,
    long indexE8,
    long minimumE8)
    implements MarginModel {
  public OptionMargin {
    contracts = List.copyOf(contracts);
  }

  /// 20 %, 15 % and 10 %, stocks by Regulation T.
  public static OptionMargin standard(List<OptionTerms> contracts) {
    return new OptionMargin(
        contracts, MarginModel.RegT.standard(), 20_000_000, 15_000_000, 10_000_000);
  }

  @Override
  public long initialE8(AccountView account, OrderView order) {
    return WorkingOrders.worstE8(
        account, order, (lots, prices) -> allE8(account, lots, prices, Level.INITIAL));
  }

  @Override
  public long maintenanceE8(AccountView account) {
    WorkingOrders none = new WorkingOrders(account, null);
    return allE8(account, none.lots(false, false), none.prices(), Level.MAINTENANCE);
  }

  /// What a position needs alone.
  @Override
  public long requiredE8(AccountView account, int slot, long lots, long priceTicks, Level level) {
    WorkingOrders none = new WorkingOrders(account, null);
    long[] only = new long[account.slots()];
    only[slot] = lots;
    long[] prices = none.prices();
    prices[slot] = priceTicks;
    return allE8(account, only, prices, level);
  }

  private long allE8(AccountView account, long[] lots, long[] prices, Level level) {
    Map<Group, OptionLegs> groups = new TreeMap<>();
    Map<Group, OptionContract> examples = new HashMap<>();
    long sum = 0;
    for (int slot = 0; slot < lots.length; slot++) {
      OptionTerms terms = ByToken.of(contracts, account.position(slot).instrument().token());
      if (terms == null) {
        long own = others.requiredE8(account, slot, lots[slot], prices[slot], level);
        sum = Math.addExact(sum, own);
      } else if (lots[slot] != 0) {
        int of = slotOf(account, terms.underlying());
        OptionContract contract =
            new OptionContract(
                account.adjusted(terms),
                account.position(slot).instrument(),
                account.position(of).instrument());
        Group key = new Group(of, contract.perLotE8(1_000), contract.terms().deliverable());
        examples.putIfAbsent(key, contract);
        OptionLegs group = groups.computeIfAbsent(key, _ -> new OptionLegs());
        add(group, contract, lots[slot], prices[slot], prices[of]);
      }
    }
    for (Map.Entry<Group, OptionLegs> group : groups.entrySet()) {
      int of = group.getKey().underlying;
      long each = examples.get(group.getKey()).underlyingLots();
      long covered = each == 0 ? 0 : lots[of] / each;
      lots[of] -= covered * each;
      sum = Math.addExact(sum, group.getValue().requiredE8(covered));
    }
    return sum;
  }

  /// Options that stand for each other: of one underlying, one size and one deliverable.
  private record Group(int underlying, long size, OptionTerms.Deliverable deliverable)
      implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparingInt(Group::underlying)
            .thenComparingLong(Group::size)
            .thenComparingLong(group -> group.deliverable.lots())
            .thenComparingLong(group -> group.deliverable.cashE8());

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private void add(
      OptionLegs group, OptionContract contract, long lots, long ticks, long underlyingTicks) {
    long strike = contract.perLotE8(OptionContract.priceE8(contract.terms().strike()));
    long price = contract.perLotE8(contract.basketE8(underlyingTicks));
    long market = underlyingTicks == 0 ? strike : price; // no price yet: as if at the money
    long value = contract.perLotE8(OptionContract.priceE8(contract.option(), ticks));
    int sign = contract.terms().right().sign();
    boolean index = contract.underlying().assetClass() == AssetClass.INDEX;
    long out = Math.max(0, sign * (strike - market));
    long usual = Exact.mulDivCeil(market, index ? indexE8 : nakedE8, WHOLE) - out;
    long least = Exact.mulDivCeil(sign > 0 ? market : strike, minimumE8, WHOLE);
    long naked = Math.addExact(value, Math.max(usual, least));
    group.add(sign, contract.terms().expiryDay(), lots, strike, value, naked);
  }

  private static int slotOf(AccountView account, int token) {
    for (int slot = 0; slot < account.slots(); slot++) {
      if (account.position(slot).instrument().token() == token) {
        return slot;
      }
    }
    throw new IllegalArgumentException("the run has no data of token " + token);
  }
}
