package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.MissingTermException;
import java.util.List;

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
        MarginModel.PerContract,
        MarginModel.Portfolio,
        MarginModel.Tiers,
        MarginModel.Custom,
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
    boolean concerned = order != null && order.slot() == slot;
    long buys = p.workingBuyLots() + (concerned && order.sign() > 0 ? order.lots() : 0);
    long sells = p.workingSellLots() + (concerned && order.sign() < 0 ? order.lots() : 0);
    if (p.lots() == 0 && buys == 0 && sells == 0) {
      return 0;
    }
    long buying = priceTicks(p, concerned && order.sign() > 0 ? order : null);
    long selling = priceTicks(p, concerned && order.sign() < 0 ? order : null);
    long bought = requiredE8(account, slot, p.lots() + buys, buying, Level.INITIAL);
    long sold = requiredE8(account, slot, p.lots() - sells, selling, Level.INITIAL);
    return Math.max(bought, sold);
  }

  /// An order's side counts at its price, the other one at the mark.
  private static long priceTicks(PositionView p, OrderView order) {
    return order == null ? p.markTicks() : order.priceTicks();
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
      return level == Level.INITIAL ? value(a, slot, Math.max(0, lots), priceTicks) : 0;
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
      notNegative(longInitialE8, longMaintenanceE8, shortInitialE8, shortMaintenanceE8);
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
      return share(value(a, slot, lots, priceTicks), ratio);
    }
  }

  /// Value over NAV of at most so much, and a maintenance share of the value; both in 1e-8.
  record Leverage(long leverageE8, long maintenanceE8) implements MarginModel {
    public Leverage {
      notNegative(maintenanceE8);
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
      long value = value(a, slot, lots, priceTicks);
      return level == Level.INITIAL
          ? Exact.mulDivCeil(value, WHOLE, leverageE8)
          : share(value, maintenanceE8);
    }
  }

  /// An amount per contract by date; another one while the intraday margins hold, if the table has
  /// it.
  ///
  /// @param overnightNanos how long before the close of a session the overnight margins begin
  record PerContract(List<ContractMargin> contracts, long overnightNanos) implements MarginModel {
    /// @param token the instrument, 0 = every one that is not named
    /// @param amounts by date, 1e-8: initial, maintenance, and with four columns the intraday
    ///   initial and maintenance
    public record ContractMargin(int token, DatedTable amounts) {
      public ContractMargin {
        int columns = amounts.columns().size();
        if (columns != 2 && columns != 4) {
          throw new IllegalArgumentException(
              amounts.name() + " needs 2 or 4 amounts a row, has " + amounts.columns());
        }
      }
    }

    public PerContract {
      contracts = List.copyOf(contracts);
      notNegative(overnightNanos);
    }

    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      if (lots == 0) {
        return 0;
      }
      Instrument instrument = a.position(slot).instrument();
      DatedTable amounts = of(instrument.token());
      boolean day = amounts.columns().size() == 4 && a.sessionLeftNanos(slot) > overnightNanos;
      int column = (level == Level.INITIAL ? 0 : 1) + (day ? 2 : 0);
      Decimal lotSize = instrument.lotSize();
      long units = Math.multiplyExact(Math.abs(lots), lotSize.unscaled());
      long amount = amounts.at(column, a.epochNanos());
      return Exact.mulDivCeil(units, amount, Exact.pow10(lotSize.scale()));
    }

    private DatedTable of(int token) {
      DatedTable found = null;
      for (int i = 0; i < contracts.size(); i++) {
        ContractMargin margin = contracts.get(i);
        if (margin.token == token || margin.token == 0 && found == null) {
          found = margin.amounts;
        }
      }
      if (found == null) {
        throw new MissingTermException("token " + token + " has no margin per contract");
      }
      return found;
    }
  }

  /// The largest loss when prices move by up to a share (F-70, instruments whose value is linear in
  /// their price: the loss is largest at the ends of the range). Options: [GridMargin].
  ///
  /// @param rangeE8 largest move as a share of the price, in 1e-8
  record Portfolio(long rangeE8, Netting netting) implements MarginModel {
    /// Which positions may offset each other.
    public enum Netting {
      /// None: every instrument moves against its position.
      INSTRUMENT,
      /// All: every price moves the same way.
      ACCOUNT
    }

    public Portfolio {
      notNegative(rangeE8);
    }

    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      return share(value(a, slot, lots, priceTicks), rangeE8);
    }

    @Override
    public long initialE8(AccountView a, OrderView order) {
      if (netting == Netting.INSTRUMENT) {
        return MarginModel.super.initialE8(a, order);
      }
      return Math.max(lossE8(a, order, 1), lossE8(a, order, -1));
    }

    @Override
    public long maintenanceE8(AccountView a) {
      if (netting == Netting.INSTRUMENT) {
        return MarginModel.super.maintenanceE8(a);
      }
      long net = 0;
      for (int slot = 0; slot < a.slots(); slot++) {
        net = Math.addExact(net, a.owedE8(slot, a.position(slot).valueE8()));
      }
      return share(Math.abs(net), rangeE8);
    }

    /// Loss when every price rises (+1) or falls (-1) by the range, each instrument in its worst
    /// case of working orders.
    private long lossE8(AccountView a, OrderView order, int move) {
      long loss = 0;
      for (int slot = 0; slot < a.slots(); slot++) {
        PositionView p = a.position(slot);
        boolean concerned = order != null && order.slot() == slot;
        long buys = p.workingBuyLots() + (concerned && order.sign() > 0 ? order.lots() : 0);
        long sells = p.workingSellLots() + (concerned && order.sign() < 0 ? order.lots() : 0);
        long lots = move > 0 ? p.lots() - sells : p.lots() + buys;
        if (lots != 0) {
          long price = priceTicks(p, concerned && order.sign() == -move ? order : null);
          long value = Money.valueE8(p.instrument(), price, lots);
          loss = Math.addExact(loss, -move * a.owedE8(slot, value));
        }
      }
      return share(Math.max(0, loss), rangeE8);
    }
  }

  /// Notional bands of a perpetual: a rate and a deduction each, so that margin does not jump
  /// between them.
  ///
  /// @param leverageE8 leverage the account has chosen, 1e-8; a band may allow less
  /// @param closingFeeE8 fee of closing, a share of the value in 1e-8, kept for the liquidation
  record Tiers(List<TokenTiers> tokens, Mode mode, long leverageE8, long closingFeeE8)
      implements MarginModel {
    /// Whether positions share margin.
    public enum Mode {
      ISOLATED,
      CROSS
    }

    /// @param token the instrument, 0 = every one that is not named
    public record TokenTiers(int token, List<MarginBand> bands) {
      public TokenTiers {
        bands = MarginBand.checked(bands);
      }
    }

    public Tiers {
      tokens = List.copyOf(tokens);
      notNegative(closingFeeE8);
      if (leverageE8 < WHOLE) {
        throw new IllegalArgumentException(
            "leverage must be at least 1, was " + leverageE8 + "e-8");
      }
    }

    @Override
    public boolean isolated() {
      return mode == Mode.ISOLATED;
    }

    @Override
    public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
      long notional = value(a, slot, lots, priceTicks);
      MarginBand band = MarginBand.of(bands(a.position(slot).instrument().token()), notional);
      if (level == Level.MAINTENANCE) {
        long margin = share(notional, band.maintenanceE8()) - band.deductionE8();
        return Math.addExact(Math.max(0, margin), share(notional, closingFeeE8));
      }
      long chosen = Exact.mulDivCeil(notional, WHOLE, leverageE8);
      return Math.max(chosen, share(notional, band.initialE8()));
    }

    /// Isolated positions hold their own margin and what they gained or lost; an order needs what
    /// its worst case adds.
    @Override
    public long worstE8(AccountView a, int slot, OrderView order) {
      long worst = MarginModel.super.worstE8(a, slot, order);
      PositionView p = a.position(slot);
      if (mode == Mode.CROSS || p.lots() == 0) {
        return worst;
      }
      long price = order != null && order.slot() == slot ? order.priceTicks() : p.markTicks();
      long held = requiredE8(a, slot, p.lots(), price, Level.INITIAL);
      long own = Math.addExact(a.isolatedE8(slot), p.unrealizedE8());
      return Math.addExact(own, Math.max(0, worst - held));
    }

    public List<MarginBand> bands(int token) {
      List<MarginBand> found = null;
      for (int i = 0; i < tokens.size(); i++) {
        TokenTiers each = tokens.get(i);
        if (each.token == token || each.token == 0 && found == null) {
          found = each.bands;
        }
      }
      if (found == null) {
        throw new MissingTermException("token " + token + " has no margin tiers");
      }
      return found;
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`, so it must
  /// tell every parameter.
  non-sealed interface Custom extends MarginModel {}

  /// 1 in 1e-8.
  long WHOLE = 100_000_000;

  /// Absolute value of a position, 1e-8.
  private static long value(AccountView a, int slot, long lots, long priceTicks) {
    return lots == 0 ? 0 : Math.abs(Money.valueE8(a.position(slot).instrument(), priceTicks, lots));
  }

  private static long share(long valueE8, long ratioE8) {
    return Exact.mulDivCeil(valueE8, ratioE8, WHOLE);
  }

  private static void notNegative(long... ratiosE8) {
    for (long ratio : ratiosE8) {
      if (ratio < 0) {
        throw new IllegalArgumentException(
            "a margin ratio must not be negative, was " + ratio + "e-8");
      }
    }
  }
}
