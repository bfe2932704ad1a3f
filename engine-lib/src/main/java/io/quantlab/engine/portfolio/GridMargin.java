package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.PortfolioMargin.Netting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The largest loss when prices and volatilities move, options priced anew (engine contract F-70,
/// `Portfolio` over a price × volatility grid).
///
/// Eleven moves of the price, from `-range` to `+range` in equal steps, each with the volatility as
/// it is, up and down by a share of itself: the valuation points of OCC's portfolio margin (Cboe
/// Rule 10.4: a class needs its largest loss, at least 0.375 a unit for each option). A class is an
/// underlying with its options; classes offset each other when the account nets, and then all
/// prices move alike. What an option is worth at a point says [OptionValue].
///
/// @param rangeE8 largest move as a share of the price, below 1, in 1e-8
/// @param volatilityE8 move of the volatility as a share of it, below 1, in 1e-8
/// @param rate interest per year, a ratio
/// @param minimumE8 least margin of an option for one unit of its underlying, 1e-8
public record GridMargin(
    List<OptionTerms> contracts,
    long rangeE8,
    long volatilityE8,
    double rate,
    long minimumE8,
    Netting netting)
    implements MarginModel {
  /// Moves up, and as many down.
  public static final int STEPS = 5;

  /// 0.375 a unit.
  public static final long MINIMUM = 37_500_000;

  private static final int SHOCKS = 3;
  private static final int POINTS = (2 * STEPS + 1) * SHOCKS;

  public GridMargin {
    contracts = List.copyOf(contracts);
    if (rangeE8 <= 0 || rangeE8 >= WHOLE || volatilityE8 < 0 || volatilityE8 >= WHOLE) {
      throw new IllegalArgumentException(
          "moves of price and volatility must be shares below 1, were "
              + rangeE8
              + "e-8 and "
              + volatilityE8
              + "e-8");
    }
  }

  @Override
  public long initialE8(AccountView account, OrderView order) {
    return WorkingOrders.worstE8(account, order, (lots, prices) -> allE8(account, lots, prices));
  }

  @Override
  public long maintenanceE8(AccountView account) {
    WorkingOrders none = new WorkingOrders(account, null);
    return allE8(account, none.lots(false, false), none.prices());
  }

  /// What a position needs alone.
  @Override
  public long requiredE8(AccountView account, int slot, long lots, long priceTicks, Level level) {
    long[] only = new long[account.slots()];
    only[slot] = lots;
    long[] prices = new WorkingOrders(account, null).prices();
    prices[slot] = priceTicks;
    return allE8(account, only, prices);
  }

  private long allE8(AccountView account, long[] lots, long[] prices) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int slot = 0; slot < lots.length; slot++) {
      slots.put(account.position(slot).instrument().token(), slot);
    }
    Map<Integer, OptionTerms> options = new HashMap<>();
    contracts.forEach(terms -> options.put(terms.token(), terms));
    long[][] made = new long[lots.length][];
    long[] least = new long[lots.length];
    for (int slot = 0; slot < lots.length; slot++) {
      if (lots[slot] == 0) {
        continue;
      }
      OptionTerms terms = options.get(account.position(slot).instrument().token());
      int of = terms == null ? slot : slots.get(terms.underlying());
      made[of] = made[of] == null ? new long[POINTS] : made[of];
      if (terms == null) {
        linear(account, slot, lots[slot], prices[slot], made[of]);
      } else {
        OptionContract contract =
            new OptionContract(
                account.adjusted(terms),
                account.position(slot).instrument(),
                account.position(of).instrument());
        OptionValue value =
            new OptionValue(contract, prices[slot], prices[of], account.epochNanos(), rate);
        long mark = contract.perLotE8(OptionContract.priceE8(contract.option(), prices[slot]));
        option(value, lots[slot], mark, made[of]);
        long each = contract.perLotE8(minimumE8);
        least[of] = Math.addExact(least[of], Math.multiplyExact(Math.abs(lots[slot]), each));
      }
    }
    return netting == Netting.ACCOUNT ? togetherE8(made, least) : apartE8(made, least);
  }

  private static long apartE8(long[][] made, long[] least) {
    long sum = 0;
    for (int i = 0; i < made.length; i++) {
      if (made[i] != null) {
        sum = Math.addExact(sum, Math.max(least[i], largestLossE8(made[i])));
      }
    }
    return sum;
  }

  private static long togetherE8(long[][] made, long[] least) {
    long[] all = new long[POINTS];
    long floor = 0;
    for (int i = 0; i < made.length; i++) {
      floor = Math.addExact(floor, least[i]);
      for (int point = 0; made[i] != null && point < POINTS; point++) {
        all[point] = Math.addExact(all[point], made[i][point]);
      }
    }
    return Math.max(floor, largestLossE8(all));
  }

  private static long largestLossE8(long[] made) {
    long loss = 0;
    for (long each : made) {
      loss = Math.max(loss, -each);
    }
    return loss;
  }

  /// What a position that is worth its price gains at each point.
  private void linear(AccountView account, int slot, long lots, long ticks, long[] made) {
    long value = Money.valueE8(account.position(slot).instrument(), ticks, lots);
    for (int point = 0; point < POINTS; point++) {
      long move = Math.multiplyExact(point / SHOCKS - STEPS, rangeE8);
      long gain = Exact.mulDivFloor(value, move, STEPS * WHOLE);
      made[point] = Math.addExact(made[point], gain);
    }
  }

  private void option(OptionValue option, long lots, long markPerLotE8, long[] made) {
    double spot = option.spot();
    double now = option.volatility();
    for (int point = 0; point < POINTS; point++) {
      double moved = spot * (1 + (double) (point / SHOCKS - STEPS) * rangeE8 / (STEPS * WHOLE));
      double sigma = now * (1 + (double) (point % SHOCKS - 1) * volatilityE8 / WHOLE);
      long gain = Math.multiplyExact(lots, option.perLotE8(moved, sigma) - markPerLotE8);
      made[point] = Math.addExact(made[point], gain);
    }
  }
}
