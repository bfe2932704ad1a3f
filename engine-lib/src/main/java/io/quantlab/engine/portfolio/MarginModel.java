package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;

/// How much of an account's equity its positions and orders hold (engine contract F-70).
///
/// Margins are compared with NAV: whatever a model counts the proceeds of a short sale for, NAV has
/// them already less what the short owes. Money in 1e-8, rounded up; values by P-2. What one
/// instrument holds is in its currency; sums over instruments are in the account's, each part at
/// the rate of a debt. A model is a pure function of its arguments.
public sealed interface MarginModel
    permits MarginModel.Cash,
        MarginModel.RegT,
        MarginModel.Leverage,
        MarginModel.Custom,
        ContractMargin,
        TierMargin,
        PortfolioMargin,
        OptionMargin,
        GridMargin {
  /// What a margin is for.
  enum Level {
    /// Needed to open.
    INITIAL,
    /// Needed to keep.
    MAINTENANCE
  }

  /// Margin of a position of `lots` at a price, for models that add up by instrument.
  long requiredE8(AccountView account, int slot, long lots, long priceTicks, Level level);

  /// Margin that positions and the worst case of working orders hold, with one more order or
  /// without (`null`): per instrument either every working buy fills or every working sell (O-32).
  default long initialE8(AccountView account, OrderView order) {
    long sum = 0;
    for (int slot = 0; slot < account.slots(); slot++) {
      sum = Math.addExact(sum, account.owedE8(slot, worstE8(account, slot, order)));
    }
    return sum;
  }

  /// The part of [#initialE8] that one instrument holds.
  default long worstE8(AccountView account, int slot, OrderView order) {
    PositionView p = account.position(slot);
    long buys = p.workingBuyLots() + OrderView.lots(order, slot, 1);
    long sells = p.workingSellLots() + OrderView.lots(order, slot, -1);
    if (p.lots() == 0 && buys == 0 && sells == 0) {
      return 0;
    }
    long buying = OrderView.priceTicks(order, slot, 1, p.markTicks());
    long selling = OrderView.priceTicks(order, slot, -1, p.markTicks());
    long bought = requiredE8(account, slot, p.lots() + buys, buying, Level.INITIAL);
    long sold = requiredE8(account, slot, p.lots() - sells, selling, Level.INITIAL);
    return Math.max(bought, sold);
  }

  /// Margin the positions must keep.
  default long maintenanceE8(AccountView account) {
    long sum = 0;
    for (int slot = 0; slot < account.slots(); slot++) {
      PositionView p = account.position(slot);
      if (p.lots() != 0) {
        long required = requiredE8(account, slot, p.lots(), p.markTicks(), Level.MAINTENANCE);
        sum = Math.addExact(sum, account.owedE8(slot, required));
      }
    }
    return sum;
  }

  /// Whether a position may go below zero.
  default boolean allowsShorts() {
    return true;
  }

  /// Whether each position stands on margin of its own.
  default boolean isolated() {
    return false;
  }

  /// No borrowing and no short sales: every long is paid in full.
  record Cash() implements MarginModel {
    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      return level == Level.INITIAL
          ? MarginShare.valueE8(a, slot, Math.max(0, lots), priceTicks)
          : 0;
    }

    @Override
    public boolean allowsShorts() {
      return false;
    }
  }

  /// A share of the value, other for longs and shorts, in 1e-8.
  ///
  /// US Regulation T and the exchanges' maintenance rule ([#standard]): longs 50 % and 25 %; shorts
  /// 150 % and 130 % with the proceeds, which NAV counts already, so 50 % and 30 % of NAV. Source:
  /// 12 CFR 220.12, FINRA Rule 4210(c).
  record RegT(
      long longInitialE8, long longMaintenanceE8, long shortInitialE8, long shortMaintenanceE8)
      implements MarginModel {
    public RegT {
      MarginShare.notNegative(longInitialE8, longMaintenanceE8, shortInitialE8, shortMaintenanceE8);
    }

    public static RegT standard() {
      return new RegT(50_000_000, 25_000_000, 50_000_000, 30_000_000);
    }

    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      boolean initial = level == Level.INITIAL;
      long ratio =
          lots > 0
              ? initial ? longInitialE8 : longMaintenanceE8
              : initial ? shortInitialE8 : shortMaintenanceE8;
      return MarginShare.of(MarginShare.valueE8(a, slot, lots, priceTicks), ratio);
    }
  }

  /// Value over NAV of at most so much, and a maintenance share of the value; both in 1e-8.
  record Leverage(long leverageE8, long maintenanceE8) implements MarginModel {
    public Leverage {
      MarginShare.notNegative(maintenanceE8);
      if (leverageE8 <= 0) {
        throw new IllegalArgumentException("leverage must be positive, was " + leverageE8 + "e-8");
      }
    }

    /// Maintenance equal to initial margin.
    public static Leverage of(long leverageE8) {
      long ratio = leverageE8 <= 0 ? 0 : Exact.mulDivCeil(WHOLE, WHOLE, leverageE8);
      return new Leverage(leverageE8, ratio);
    }

    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      long value = MarginShare.valueE8(a, slot, lots, priceTicks);
      return level == Level.INITIAL
          ? Exact.mulDivCeil(value, WHOLE, leverageE8)
          : MarginShare.of(value, maintenanceE8);
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`, so it must
  /// tell every parameter.
  non-sealed interface Custom extends MarginModel {}

  /// 1 in 1e-8.
  long WHOLE = 100_000_000;
}
