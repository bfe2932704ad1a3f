package io.quantlab.engine.portfolio;

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
  private final Holding[] holdings;
  private final Ledger ledger;
  private final LotBooks lotBooks;
  private final CorporateBooks corporate;
  private final Drawdown drawdown;
  private final HeldTime held;
  private final long depositE8;
  private Holding current;
  private long baseE8;
  private long tradedE8;
  private long fills;

  /// An account that starts with a deposit.
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
    if (cashE8 <= 0) {
      throw new IllegalArgumentException(
          "starting cash must be positive, was " + cashE8 + "e-8 " + currency);
    }
    this.index = index;
    this.name = name;
    this.currency = currency;
    this.listener = listener;
    this.holdings = new Holding[bySlot.length];
    for (int i = 0; i < bySlot.length; i++) {
      holdings[i] = new Holding(bySlot[i], i);
    }
    this.ledger = new Ledger(this, 1, listener);
    this.lotBooks = new LotBooks(this, ledger, costMethod, listener, clock);
    this.corporate = new CorporateBooks(this, ledger, lotBooks);
    this.held = new HeldTime(clock);
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

  /// The deposit the account started with, 1e-8.
  public long depositE8() {
    return depositE8;
  }

  /// Net asset value at the last marks, 1e-8.
  public long navE8() {
    return Math.addExact(baseE8, current.valueE8());
  }

  /// Settled and unsettled cash and what of it is set aside for positions, 1e-8.
  public long cashE8() {
    return ledger.cashE8(0);
  }

  /// Balance of a ledger account over all instruments, signed debit, 1e-8.
  public long balanceE8(LedgerAccount account) {
    return ledger.balanceE8(account, 0);
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

  /// Sum of the absolute market values, 1e-8.
  public long grossExposureE8() {
    long sum = 0;
    for (Holding holding : holdings) {
      sum = Math.addExact(sum, Math.abs(holding.valueE8()));
    }
    return sum;
  }

  /// Market value of all holdings, signed, 1e-8.
  public long marketValueE8() {
    return navE8() - cashE8();
  }

  /// What corporate actions do to the holdings.
  public CorporateBooks corporate() {
    return corporate;
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
    if (holding.lots != 0) {
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
    if (holding.lots != 0) {
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

  private static long value(Holding holding, long priceTicks) {
    return holding.valuePerTickE8 != 0
        ? Math.multiplyExact(holding.valuePerTickE8, priceTicks)
        : Money.valueE8(holding.instrument, priceTicks, holding.lots);
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
    baseE8 = Math.addExact(baseE8, current.valueE8() - holding.valueE8());
    current = holding;
  }

  /// Sums the base of NAV anew, after a change that touched several holdings.
  void rebase() {
    long sum = cashE8();
    for (Holding holding : holdings) {
      sum = holding == current ? sum : Math.addExact(sum, holding.valueE8());
    }
    baseE8 = sum;
  }

  /// Sums the base of NAV anew and takes NAV as a mark.
  void remark() {
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
  /// @param closes order whose lots are closed first ([CostMethod#SPECIFIC]), 0 = none named
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
    tradedE8 = Math.addExact(tradedE8, Math.abs(valueE8));
    long had = holding.lots;
    long against = -sign * had;
    long closing = against > 0 ? Math.min(against, lots) : 0;
    long opening = lots - closing;
    long openingFee = opening == 0 ? 0 : closing == 0 ? feeE8 : Money.share(feeE8, opening, lots);
    long closingValue =
        opening == 0 ? valueE8 : closing == 0 ? 0 : Money.share(valueE8, closing, lots);
    if (closing > 0) {
      long fee = feeE8 - openingFee;
      lotBooks.close(
          LedgerCause.FILL, holding, sign, closing, priceTicks, closingValue, fee, orderId, closes);
    }
    if (opening > 0) {
      long value = valueE8 - closingValue;
      lotBooks.open(
          LedgerCause.FILL, holding, sign, opening, priceTicks, value, openingFee, orderId);
    }
    if (feeE8 != 0) {
      ledger.move(
          LedgerCause.FEE, holding, orderId, LedgerAccount.COMMISSION, LedgerAccount.CASH, feeE8);
    }
    changed(holding, had);
    baseE8 = Math.subtractExact(baseE8, Math.addExact(sign * valueE8, feeE8));
    if (holding.lots == 0) {
      drawdown.mark(navE8()); // an open position waits for its mark: the last one is of before
    }
  }

  /// After every change of a position.
  void changed(Holding holding, long lotsBefore) {
    boolean whole = Money.wholePerTick(holding.instrument);
    holding.valuePerTickE8 =
        whole ? Math.multiplyExact(holding.lots, holding.instrument.valueNum()) : 0;
    held.changed(lotsBefore, holding.lots);
  }

  // ---- what is booked besides fills ----

  /// Sets cash aside for a position (`ISOLATED` margin), or takes it back below zero.
  public void isolate(Holding holding, long amountE8) {
    holding.isolatedE8 = Math.addExact(holding.isolatedE8, amountE8);
    ledger.move(
        LedgerCause.MARGIN,
        holding,
        0,
        LedgerAccount.ISOLATED_MARGIN,
        LedgerAccount.CASH,
        amountE8);
  }

  /// Books a part of what [#fill] charged as a tax instead of commission.
  public void taxed(Holding holding, long taxE8, long orderId) {
    ledger.move(
        LedgerCause.TAX, holding, orderId, LedgerAccount.TAX, LedgerAccount.COMMISSION, taxE8);
  }

  /// Books cash that belongs to a holding: a dividend, cash in lieu. Positive = received.
  public void income(LedgerCause cause, LedgerAccount account, Holding holding, long amountE8) {
    ledger.move(cause, holding, 0, LedgerAccount.CASH, account, amountE8);
    baseE8 = Math.addExact(baseE8, amountE8);
    drawdown.mark(navE8());
  }

  /// Books interest on cash: received above zero.
  public void interest(long amountE8) {
    ledger.move(
        LedgerCause.INTEREST, 0, -1, 0, LedgerAccount.CASH, LedgerAccount.INTEREST, amountE8);
    baseE8 = Math.addExact(baseE8, amountE8);
    drawdown.mark(navE8());
  }

  /// Ends the drawdown statistics; called once, after the last mark.
  public void finish() {
    drawdown.mark(navE8());
    drawdown.settle(0);
  }
}
