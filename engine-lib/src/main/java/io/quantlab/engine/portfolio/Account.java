package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.time.Clock;

/// One (sub-)account: holdings by dense slot, cash, NAV and drawdown.
///
/// NAV = cash + market value of the holdings, kept up to date by [#mark]; every change of cash or
/// cost goes through its ledger, which keeps the double entry. Fills are booked by [#fill], cash
/// without a trade by [#payments], corporate actions by [#corporate], the end of options by
/// [#options].
public final class Account {
  private final int index;
  private final String name;
  private final String currency;
  private final Currencies currencies;
  private final Holding[] holdings;
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final Payments payments;
  private final CorporateBooks corporate;
  private final OptionBooks options;
  private final FillBooks fills;
  private final Drawdown drawdown;
  private final NetAssetValue nav;
  private final HeldTime held;
  private final Clock clock;
  private final long depositE8;
  private Settlement settlement;

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
    this.currencies = currencies;
    this.clock = clock;
    this.depositE8 = cashE8;
    this.holdings = new Holding[bySlot.length];
    for (int i = 0; i < bySlot.length; i++) {
      int of = currencies == null ? 0 : currencies.ofSlot(i);
      int pair = currencies == null ? -1 : currencies.cashOfSlot(i);
      boolean daily =
          variation == FuturesRules.Variation.DAILY && bySlot[i].assetClass() == AssetClass.FUTURE;
      holdings[i] = new Holding(bySlot[i], i, of, pair, daily, positions);
    }
    this.ledger = new Ledger(this, currencies, listener);
    this.lotBooks = new LotBooks(this, ledger, costMethod, listener, clock);
    this.drawdown = new Drawdown(cashE8, clock, () -> listener.ruined(this));
    this.nav = new NetAssetValue(ledger, holdings, drawdown, cashE8);
    this.held = new HeldTime(clock);
    this.fills = new FillBooks(ledger, lotBooks, nav, held, currencies);
    this.payments = new Payments(this, ledger, lotBooks, nav);
    this.corporate = new CorporateBooks(ledger, lotBooks, nav, held);
    this.options = new OptionBooks(lotBooks, nav, fills, costMethod);
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
    return nav.navE8();
  }

  /// Settled and unsettled cash and what of it is set aside for positions, 1e-8; other currencies
  /// at their marks.
  public long cashE8() {
    return ledger.cashE8();
  }

  /// Cash of a currency by its number, in that currency, 1e-8.
  public long cashE8(int of) {
    return ledger.cashE8(of);
  }

  /// Balance of a ledger account over all instruments, signed debit, 1e-8; other currencies at
  /// their marks: profit as what is owned, cost as what is owed.
  public long balanceE8(LedgerAccount account) {
    return ledger.balanceE8(account);
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

  /// An amount in the currency of a holding, in the account's, 1e-8.
  public long toBaseE8(Holding holding, long amountE8) {
    return nav.toBaseE8(holding, amountE8);
  }

  /// Profit realized over all instruments, before fees, 1e-8.
  public long realizedE8() {
    return -balanceE8(LedgerAccount.REALIZED);
  }

  /// Unrealized profit of all positions at their marks, 1e-8.
  public long unrealizedE8() {
    return marketValueE8() - balanceE8(LedgerAccount.POSITION_COST);
  }

  /// Commission paid so far, 1e-8.
  public long feesE8() {
    return balanceE8(LedgerAccount.COMMISSION);
  }

  /// Absolute value of everything bought and sold, 1e-8.
  public long tradedE8() {
    return fills.tradedE8();
  }

  public long fills() {
    return fills.fills();
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
  public long grossE8(Holding holding) {
    return nav.grossE8(holding);
  }

  /// Sum of the absolute market values, 1e-8.
  public long grossExposureE8() {
    return nav.grossExposureE8();
  }

  /// Market value of all holdings, signed, 1e-8.
  public long marketValueE8() {
    return navE8() - cashE8();
  }

  /// What one lot of a cash pair is in its base currency, 1e-8.
  public long cashPerLotE8(Holding pair) {
    return currencies.cashPerLotE8(pair.slot);
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

  /// Marks a holding at a price and moves peak and trough. Hot: once per tick.
  public void mark(Holding holding, long priceTicks) {
    nav.mark(holding, priceTicks);
  }

  /// Marks a holding at many prices in one step when their order does not matter: their lowest and
  /// highest leave peak and trough where they are. NAV runs with the price or against it, so the
  /// two answer for all between. Else does nothing and answers false: mark them one by one.
  public boolean markRange(Holding holding, long lowestTicks, long highestTicks, long lastTicks) {
    return nav.markRange(holding, lowestTicks, highestTicks, lastTicks);
  }

  /// Everything NAV holds besides one holding, 1e-8: NAV = base + value of that holding. For loops
  /// that mark one holding many times: as long as nothing is booked, the base does not change.
  public long baseE8(Holding holding) {
    return nav.baseE8(holding);
  }

  /// Sums NAV anew and takes it as a mark: after a rate moved.
  public void remark() {
    nav.remark();
  }

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
    fills.fill(holding, sign, lots, priceTicks, valueE8, feeE8, orderId, closes);
  }

  /// Ends the drawdown statistics; called once, after the last mark.
  public void finish() {
    nav.mark();
    drawdown.settle(0);
  }
}
