package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.time.Clock;

/// One (sub-)account: holdings by dense slot, cash, NAV and drawdown.
///
/// NAV = cash + market value of the holdings, kept up to date by [#mark]; every change of cash or
/// cost goes through its ledger, which keeps the double entry. Corporate actions are booked through
/// [#corporate].
public final class Account {
  private final int index;
  private final String name;
  private final String currency;
  private final AccountListener listener;
  private final Currencies currencies;
  private final Holding[] holdings;
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final Payments payments;
  private final CorporateBooks corporate;
  private final OptionBooks options;
  private final Drawdown drawdown;
  private final HeldTime held;
  private final Clock clock;
  private final long depositE8;
  private Settlement settlement;
  private Holding current;
  private long baseE8;
  private long othersGrossE8;
  private long tradedE8;
  private long fills;

  /// An account of one currency that starts with a deposit.
  ///
  /// @param cashE8 positive, 1e-8 of `currency`
  public Account(
      int index,
      String name,
      String currency,
      Instrument[] bySlot,
      CostMethod costMethod,
      long cashE8,
      Clock clock,
      AccountListener listener) {
    this(
        index,
        name,
        currency,
        bySlot,
        costMethod,
        cashE8,
        clock,
        listener,
        null,
        FuturesRules.Variation.NONE,
        PositionMode.NETTING);
  }

  /// An account that starts with a deposit.
  ///
  /// @param cashE8 positive, 1e-8 of `currency`
  /// @param currencies of the instruments, the account's first; `null` = that one only
  /// @param variation whether futures pay their change of value every day
  /// @param positions how many positions there are in one instrument
  public Account(
      int index,
      String name,
      String currency,
      Instrument[] bySlot,
      CostMethod costMethod,
      long cashE8,
      Clock clock,
      AccountListener listener,
      Currencies currencies,
      FuturesRules.Variation variation,
      PositionMode positions) {
    if (cashE8 <= 0) {
      throw new IllegalArgumentException(
          "starting cash must be positive, was " + cashE8 + "e-8 " + currency);
    }
    this.index = index;
    this.name = name;
    this.currency = currency;
    this.listener = listener;
    this.currencies = currencies;
    this.holdings = new Holding[bySlot.length];
    for (int i = 0; i < bySlot.length; i++) {
      int of = currencies == null ? 0 : currencies.ofSlot(i);
      int pair = currencies == null ? -1 : currencies.cashOfSlot(i);
      boolean daily =
          variation == FuturesRules.Variation.DAILY && bySlot[i].assetClass() == AssetClass.FUTURE;
      holdings[i] = new Holding(bySlot[i], i, of, pair, daily, positions);
    }
    this.ledger = new Ledger(this, currencies == null ? 1 : currencies.count(), listener);
    this.lotBooks = new LotBooks(this, ledger, costMethod, listener, clock);
    this.payments = new Payments(this, ledger, lotBooks);
    this.corporate = new CorporateBooks(this, ledger, lotBooks);
    this.options = new OptionBooks(this, lotBooks, costMethod);
    this.held = new HeldTime(clock);
    this.clock = clock;
    this.current = holdings[0];
    this.drawdown = new Drawdown(cashE8, clock, () -> listener.ruined(this));
    this.baseE8 = cashE8;
    this.depositE8 = cashE8;
  }

  /// Books the starting deposit; called once, before the first event.
  public void open() {
    ledger.move(
        LedgerCause.DEPOSIT, 0, -1, 0, LedgerAccount.CASH, LedgerAccount.CAPITAL, depositE8);
  }

  public int index() {
    return index;
  }

  public String name() {
    return name;
  }

  public String currency() {
    return currency;
  }

  /// What amounts of [#currency] are counted in, for people: `1e-8 USD`.
  public String moneyUnit() {
    return "1e-8 " + currency;
  }

  /// The deposit the account started with, 1e-8.
  public long depositE8() {
    return depositE8;
  }

  /// Net asset value at the last marks, 1e-8.
  public long navE8() {
    return Math.addExact(baseE8, inNavE8(current));
  }

  /// Settled and unsettled cash and what of it is set aside for positions, 1e-8; other currencies
  /// at their marks.
  public long cashE8() {
    long sum = ledger.cashE8(0);
    for (int c = 1; currencies != null && c < currencies.count(); c++) {
      sum = Math.addExact(sum, currencies.toBaseE8(c, ledger.cashE8(c)));
    }
    return sum;
  }

  /// Cash of a currency by its number, in that currency, 1e-8.
  public long cashE8(int of) {
    return ledger.cashE8(of);
  }

  /// Balance of a ledger account over all instruments, signed debit, 1e-8; other currencies at
  /// their marks: profit as what is owned, cost as what is owed.
  public long balanceE8(LedgerAccount account) {
    long sum = ledger.balanceE8(account, 0);
    for (int c = 1; currencies != null && c < currencies.count(); c++) {
      long own = ledger.balanceE8(account, c);
      boolean asset = account.kind() == LedgerAccount.Kind.ASSET;
      long base = asset ? currencies.toBaseE8(c, own) : -currencies.toBaseE8(c, -own);
      sum = Math.addExact(sum, base);
    }
    return sum;
  }

  /// Balance of a ledger account in one currency, 1e-8 of that.
  public long balanceE8(LedgerAccount account, int of) {
    return ledger.balanceE8(account, of);
  }

  /// Currencies and their rates, `null` when there is one.
  public Currencies currencies() {
    return currencies;
  }

  /// Market value of a holding in the account's currency, 1e-8.
  public long valueE8(Holding holding) {
    return toBaseE8(holding, holding.valueE8());
  }

  /// What NAV holds of a position beside the base: its value. The cost of one that pays daily is
  /// taken off the base, so that a mark need not look at it; in another currency off the value,
  /// because both change with the rate.
  private long inNavE8(Holding holding) {
    return value(holding, holding.markTicks);
  }

  /// An amount in the currency of a holding, in the account's, 1e-8.
  public long toBaseE8(Holding holding, long amountE8) {
    return holding.currency == 0 ? amountE8 : currencies.toBaseE8(holding.currency, amountE8);
  }

  /// Profit realized over all instruments, before fees, 1e-8.
  public long realizedE8() {
    return -balanceE8(LedgerAccount.REALIZED);
  }

  /// Commission paid so far, 1e-8.
  public long feesE8() {
    return balanceE8(LedgerAccount.COMMISSION);
  }

  /// Absolute value of everything bought and sold, 1e-8.
  public long tradedE8() {
    return tradedE8;
  }

  public long fills() {
    return fills;
  }

  public Drawdown drawdown() {
    return drawdown;
  }

  public int slots() {
    return holdings.length;
  }

  public Holding holding(int slot) {
    return holdings[slot];
  }

  /// Number of instruments with an open position.
  public int openPositions() {
    return held.open();
  }

  /// Time with at least one open position up to an instant, nanoseconds.
  public long heldNanos(long epochNanos) {
    return held.nanos(epochNanos);
  }

  /// Absolute market value of the positions in one instrument, 1e-8; longs and shorts add up.
  public long grossE8(Holding h) {
    return h.grossLots == Math.abs(h.lots)
        ? Math.abs(valueE8(h))
        : toBaseE8(h, Math.abs(Money.valueE8(h.instrument, h.markTicks, h.grossLots)));
  }

  /// Sum of the absolute market values, 1e-8.
  public long grossExposureE8() {
    return Math.addExact(othersGrossE8, grossE8(current));
  }

  /// Market value of all holdings, signed, 1e-8.
  public long marketValueE8() {
    return navE8() - cashE8();
  }

  /// Cash that comes or goes without a trade.
  public Payments payments() {
    return payments;
  }

  /// What corporate actions do to the holdings.
  public CorporateBooks corporate() {
    return corporate;
  }

  /// What exercise, assignment and expiry do to the holdings.
  public OptionBooks options() {
    return options;
  }

  /// Lets trades be paid later; called once, before the first event.
  public void settleBy(SettlementDates dates, SettlementRules.CashPolicy policy) {
    settlement = new Settlement(index, ledger, dates, policy, clock);
    lotBooks.settleBy(settlement);
  }

  /// Cash between trade and payment; `null` when everything is paid at once.
  public Settlement settlement() {
    return settlement;
  }

  // ---- marks ----

  /// Marks a holding at a price and moves peak and trough. Hot: once per tick.
  ///
  /// NAV is a base, everything but one holding, plus that holding's value: while ticks of one
  /// instrument come in, no sum is carried from tick to tick.
  public void mark(Holding holding, long priceTicks) {
    if (holding != current) {
      select(holding);
    }
    holding.markTicks = priceTicks;
    if (holding.isOpen()) {
      long value = value(holding, priceTicks);
      if (priceTicks > holding.highTicks) {
        holding.highTicks = priceTicks;
      } else if (priceTicks < holding.lowTicks) {
        holding.lowTicks = priceTicks;
      }
      drawdown.mark(Math.addExact(baseE8, value));
    }
  }

  /// Marks a holding at many prices in one step when their order does not matter: their lowest and
  /// highest leave peak and trough where they are. NAV runs with the price or against it, so the
  /// two answer for all between. Else does nothing and answers false: mark them one by one.
  public boolean markRange(Holding holding, long lowestTicks, long highestTicks, long lastTicks) {
    if (holding != current) {
      select(holding);
    }
    if (holding.isOpen()) {
      long one = Math.addExact(baseE8, value(holding, lowestTicks));
      long other = Math.addExact(baseE8, value(holding, highestTicks));
      if (Math.min(one, other) < drawdown.troughE8() || Math.max(one, other) > drawdown.peakE8()) {
        return false;
      }
      holding.lowTicks = Math.min(holding.lowTicks, lowestTicks);
      holding.highTicks = Math.max(holding.highTicks, highestTicks);
    }
    holding.markTicks = lastTicks;
    return true;
  }

  private long value(Holding holding, long priceTicks) {
    return holding.valuePerTickE8 != 0
        ? Math.multiplyExact(holding.valuePerTickE8, priceTicks)
        : holding.lots == 0 ? 0 : roundedValue(holding, priceTicks);
  }

  private long roundedValue(Holding holding, long priceTicks) {
    long value = Money.valueE8(holding.instrument, priceTicks, holding.lots);
    return holding.daily && holding.currency != 0
        ? toBaseE8(holding, value - holding.costE8)
        : toBaseE8(holding, value);
  }

  /// Everything NAV holds besides one holding, 1e-8: NAV = base + value of that holding. For loops
  /// that mark one holding many times: as long as nothing is booked, the base does not change.
  public long baseE8(Holding holding) {
    if (holding != current) {
      select(holding);
    }
    return baseE8;
  }

  private void select(Holding holding) {
    baseE8 = Math.addExact(baseE8, inNavE8(current) - inNavE8(holding));
    othersGrossE8 += grossE8(current) - grossE8(holding);
    current = holding;
  }

  /// Sums the base of NAV anew, after a change that touched several holdings.
  void rebase() {
    long sum = cashE8();
    long gross = 0;
    for (Holding holding : holdings) {
      boolean ownDaily = holding.daily && holding.currency == 0;
      sum = ownDaily ? Math.subtractExact(sum, holding.costE8) : sum;
      if (holding != current) {
        sum = Math.addExact(sum, inNavE8(holding));
        gross = Math.addExact(gross, grossE8(holding));
      }
    }
    baseE8 = sum;
    othersGrossE8 = gross;
  }

  /// Sums the base of NAV anew and takes NAV as a mark: also after a rate moved.
  public void remark() {
    rebase();
    drawdown.mark(navE8());
  }

  // ---- fills ----

  /// Books a fill that names no lots.
  public void fill(
      Holding holding,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    fill(holding, sign, lots, priceTicks, valueE8, feeE8, orderId, LotBooks.NONE);
  }

  /// Books a fill: position, cost, cash, realized profit, fee, round trips.
  ///
  /// A position left open still bears the mark before the fill, so peak and trough wait for the
  /// [#mark] that follows every match (T-6).
  ///
  /// @param sign +1 for a buy, -1 for a sell
  /// @param valueE8 value of the fill, its sign that of the price: a buyer below zero is paid
  /// @param closes order whose lots are closed first ([CostMethod#SPECIFIC]), or where positions
  ///   hedge the position it works on; 0 = none named, and a position of its own
  public void fill(
      Holding holding,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long closes) {
    if (holding != current) {
      select(holding);
    }
    fills++;
    tradedE8 = Math.addExact(tradedE8, Math.abs(toBaseE8(holding, valueE8)));
    if (holding.pair >= 0) {
      exchange(holding, sign, lots, valueE8, feeE8, orderId);
      return;
    }
    long had = holding.grossLots;
    Position p = holding.worksOn(closes, orderId);
    long against = p == null ? 0 : -sign * p.lots;
    long closing = against > 0 ? Math.min(against, lots) : 0;
    long opening = lots - closing;
    long openingFee = opening == 0 ? 0 : closing == 0 ? feeE8 : Money.share(feeE8, opening, lots);
    long closingValue =
        opening == 0 ? valueE8 : closing == 0 ? 0 : Money.share(valueE8, closing, lots);
    if (closing > 0) {
      long fee = feeE8 - openingFee;
      lotBooks.close(
          LedgerCause.FILL, p, sign, closing, priceTicks, closingValue, fee, orderId, closes);
    }
    if (opening > 0) {
      Position into = closing > 0 || p == null ? holding.opened(orderId) : p;
      long value = valueE8 - closingValue;
      lotBooks.open(LedgerCause.FILL, into, sign, opening, priceTicks, value, openingFee, orderId);
    }
    if (feeE8 != 0) {
      LedgerAccount cash = lotBooks.cash(holding, -feeE8);
      ledger.move(LedgerCause.FEE, holding, orderId, LedgerAccount.COMMISSION, cash, feeE8);
    }
    changed(holding, had);
    if (holding.currency == 0) {
      baseE8 = Math.subtractExact(baseE8, Math.addExact(sign * valueE8, feeE8));
    } else {
      rebase();
    }
    if (holding.lots == 0) {
      drawdown.mark(navE8()); // an open position waits for its mark: the last one is of before
    }
  }

  /// Books a fill of a cash pair: one currency comes, the other goes, each against what is under
  /// way between them.
  private void exchange(Holding h, int sign, long lots, long valueE8, long feeE8, long orderId) {
    long amount = Math.multiplyExact(sign * lots, currencies.cashPerLotE8(h.slot));
    ledger.move(
        LedgerCause.EXCHANGE,
        h.pair,
        h.slot,
        orderId,
        LedgerAccount.CASH,
        LedgerAccount.FX_CLEARING,
        amount);
    ledger.move(
        LedgerCause.EXCHANGE,
        h,
        orderId,
        LedgerAccount.CASH,
        LedgerAccount.FX_CLEARING,
        -sign * valueE8);
    if (feeE8 != 0) {
      ledger.move(LedgerCause.FEE, h, orderId, LedgerAccount.COMMISSION, LedgerAccount.CASH, feeE8);
    }
    remark();
  }

  /// What one lot of a cash pair is in its base currency, 1e-8.
  public long cashPerLotE8(Holding pair) {
    return currencies.cashPerLotE8(pair.slot);
  }

  /// After every change of a position.
  ///
  /// @param openBefore lots that were open before, of both sides together
  void changed(Holding holding, long openBefore) {
    boolean whole = holding.currency == 0 && Money.wholePerTick(holding.instrument);
    holding.valuePerTickE8 =
        whole ? Math.multiplyExact(holding.lots, holding.instrument.valueNum()) : 0;
    holding.dropFlat();
    held.changed(openBefore, holding.grossLots);
  }

  /// Counts a fill that was booked elsewhere.
  void settled(Holding holding, long lotsBefore, long valueE8) {
    fills++;
    tradedE8 = Math.addExact(tradedE8, Math.abs(toBaseE8(holding, valueE8)));
    changed(holding, lotsBefore);
    rebase();
  }

  // ---- what is booked besides fills ----

  /// Cash of the account's currency came or went: NAV moves by it.
  void paid(long amountE8) {
    baseE8 = Math.addExact(baseE8, amountE8);
  }

  /// Unrealized profit of all positions at their marks, 1e-8.
  public long unrealizedE8() {
    return marketValueE8() - balanceE8(LedgerAccount.POSITION_COST);
  }

  /// Ends the drawdown statistics; called once, after the last mark.
  public void finish() {
    drawdown.mark(navE8());
    drawdown.settle(0);
  }
}
