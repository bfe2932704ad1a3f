package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.time.Clock;

/// One (sub-)account: ledger balances, holdings by dense slot, NAV and drawdown.
///
/// NAV = cash + market value of the holdings, kept up to date by [#mark]; every change of cash or
/// cost goes through [#post], which keeps the double entry.
public final class Account {
  private static final int ACCOUNTS = LedgerAccount.values().length;

  private final int index;
  private final String name;
  private final String currency;
  private final CostMethod costMethod;
  private final AccountListener listener;
  private final Holding[] holdings;
  private final long[] balances = new long[ACCOUNTS];
  private final RoundTrip trip = new RoundTrip();
  private final Drawdown drawdown;
  private final Clock clock;
  private LedgerCause booking = LedgerCause.FILL;
  private Holding current;
  private long baseE8;
  private long tradedE8;
  private long fills;
  private int held;
  private long heldSinceNanos;
  private long heldNanos;

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
    this.costMethod = costMethod;
    this.listener = listener;
    this.holdings = new Holding[bySlot.length];
    for (int i = 0; i < bySlot.length; i++) {
      holdings[i] = new Holding(bySlot[i], i);
    }
    this.clock = clock;
    this.current = holdings[0];
    this.drawdown = new Drawdown(cashE8, clock, () -> listener.ruined(this));
    this.baseE8 = cashE8;
    this.deposit = cashE8;
  }

  private final long deposit;

  /// Books the starting deposit; called once, before the first event.
  public void open() {
    post(
        LedgerCause.DEPOSIT,
        -1,
        0,
        LedgerAccount.CASH,
        deposit,
        LedgerAccount.CAPITAL,
        -deposit,
        null,
        0);
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
    return deposit;
  }

  /// Net asset value at the last marks, 1e-8.
  public long navE8() {
    return Math.addExact(baseE8, current.valueE8());
  }

  /// Settled and unsettled cash and what of it is set aside for positions, 1e-8.
  public long cashE8() {
    return balances[LedgerAccount.CASH.ordinal()]
        + balances[LedgerAccount.UNSETTLED.ordinal()]
        + balances[LedgerAccount.ISOLATED_MARGIN.ordinal()];
  }

  /// Balance of a ledger account over all instruments, signed debit, 1e-8.
  public long balanceE8(LedgerAccount account) {
    return balances[account.ordinal()];
  }

  /// Profit realized over all instruments, before fees, 1e-8.
  public long realizedE8() {
    return -balances[LedgerAccount.REALIZED.ordinal()];
  }

  /// Commission paid so far, 1e-8.
  public long feesE8() {
    return balances[LedgerAccount.COMMISSION.ordinal()];
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

  /// Books a fill: position, cost, cash, realized profit, fee, round trips.
  ///
  /// A position left open still bears the mark before the fill, so peak and trough wait for the
  /// [#mark] that follows every match (T-6).
  ///
  /// @param sign +1 for a buy, -1 for a sell
  /// @param valueE8 value of the fill, its sign that of the price: a buyer below zero is paid
  public void fill(
      Holding holding,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    long epochNanos = clock.epochNanos();
    if (holding != current) {
      select(holding);
    }
    fills++;
    tradedE8 = Math.addExact(tradedE8, Math.abs(valueE8));
    long against = -sign * holding.lots;
    long closing = against > 0 ? Math.min(against, lots) : 0;
    long opening = lots - closing;
    long openingFee = opening == 0 ? 0 : closing == 0 ? feeE8 : Money.share(feeE8, opening, lots);
    long closingValue =
        opening == 0 ? valueE8 : closing == 0 ? 0 : Money.share(valueE8, closing, lots);
    if (closing > 0) {
      close(
          holding,
          sign,
          closing,
          priceTicks,
          closingValue,
          feeE8 - openingFee,
          orderId,
          epochNanos);
    }
    if (opening > 0) {
      open(
          holding,
          sign,
          opening,
          priceTicks,
          valueE8 - closingValue,
          openingFee,
          orderId,
          epochNanos);
    }
    if (feeE8 != 0) {
      post(
          LedgerCause.FEE,
          holding.slot,
          orderId,
          LedgerAccount.COMMISSION,
          feeE8,
          LedgerAccount.CASH,
          -feeE8,
          null,
          0);
    }
    afterChange(holding);
    if (closing > 0 != opening > 0) {
      countHeld(holding.lots == 0, against == 0, epochNanos);
    }
    baseE8 = Math.subtractExact(baseE8, Math.addExact(sign * valueE8, feeE8));
    if (holding.lots == 0) {
      drawdown.mark(navE8()); // an open position waits for its mark: the last one is of before
    }
  }

  private void countHeld(boolean nowFlat, boolean wasFlat, long epochNanos) {
    if (wasFlat && !nowFlat) {
      if (held++ == 0) {
        heldSinceNanos = epochNanos;
      }
    } else if (nowFlat && !wasFlat && --held == 0) {
      heldNanos += epochNanos - heldSinceNanos;
    }
  }

  /// Time with at least one open position up to an instant, nanoseconds.
  public long heldNanos(long epochNanos) {
    return held == 0 ? heldNanos : heldNanos + epochNanos - heldSinceNanos;
  }

  private static void afterChange(Holding holding) {
    boolean whole = Money.wholePerTick(holding.instrument);
    holding.valuePerTickE8 =
        whole ? Math.multiplyExact(holding.lots, holding.instrument.valueNum()) : 0;
  }

  private void open(
      Holding h,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long nanos) {
    long cost = sign * valueE8;
    if (h.lots != 0) {
      h.open.seen(h.lowTicks, h.highTicks); // the new lot saw none of this
    }
    h.lowTicks = priceTicks;
    h.highTicks = priceTicks;
    if (costMethod == CostMethod.AVERAGE && h.open.count() == 1) {
      h.open.merge(lots, cost, feeE8);
    } else {
      h.open.add(lots, cost, feeE8, nanos, priceTicks, orderId);
    }
    h.lots = Math.addExact(h.lots, sign * lots);
    h.costE8 = Math.addExact(h.costE8, cost);
    post(
        booking,
        h.slot,
        orderId,
        LedgerAccount.POSITION_COST,
        cost,
        LedgerAccount.CASH,
        -cost,
        null,
        0);
  }

  private void close(
      Holding h,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long nanos) {
    h.lowTicks = Math.min(h.lowTicks, priceTicks);
    h.highTicks = Math.max(h.highTicks, priceTicks);
    h.open.seen(h.lowTicks, h.highTicks);
    long proceeds = -sign * valueE8;
    long restLots = lots;
    long restProceeds = proceeds;
    long restFee = feeE8;
    long closedCost = 0;
    while (restLots > 0) {
      long n = h.open.lots(0);
      long k = Math.min(n, restLots);
      long cost = k == n ? h.open.costE8(0) : Money.share(h.open.costE8(0), k, n);
      long entryFee = k == n ? h.open.feeE8(0) : Money.share(h.open.feeE8(0), k, n);
      long got = k == restLots ? restProceeds : Money.share(restProceeds, k, restLots);
      long exitFee = k == restLots ? restFee : Money.share(restFee, k, restLots);
      roundTrip(h, -sign, k, priceTicks, got - cost, entryFee, exitFee, orderId, nanos);
      h.open.take(k, cost, entryFee);
      closedCost += cost;
      restLots -= k;
      restProceeds -= got;
      restFee -= exitFee;
    }
    h.lots += sign * lots;
    h.costE8 -= closedCost;
    h.realizedE8 = Math.addExact(h.realizedE8, proceeds - closedCost);
    h.lowTicks = priceTicks;
    h.highTicks = priceTicks;
    post(
        booking,
        h.slot,
        orderId,
        LedgerAccount.CASH,
        proceeds,
        LedgerAccount.POSITION_COST,
        -closedCost,
        LedgerAccount.REALIZED,
        closedCost - proceeds);
  }

  private void roundTrip(
      Holding h,
      int sign,
      long lots,
      long exitTicks,
      long grossE8,
      long entryFee,
      long exitFee,
      long orderId,
      long nanos) {
    RoundTrip t = trip;
    long entry = h.open.ticks(0);
    long worst = sign > 0 ? h.open.low(0) : h.open.high(0);
    long best = sign > 0 ? h.open.high(0) : h.open.low(0);
    t.slot = h.slot;
    t.sign = sign;
    t.lots = lots;
    t.entryNanos = h.open.nanos(0);
    t.entryTicks = entry;
    t.entryOrder = h.open.order(0);
    t.exitNanos = nanos;
    t.exitTicks = exitTicks;
    t.exitOrder = orderId;
    t.grossE8 = grossE8;
    t.entryFeesE8 = entryFee;
    t.exitFeesE8 = exitFee;
    t.adverseTicks = Math.max(0, sign * (entry - worst));
    t.favorableTicks = Math.max(0, sign * (best - entry));
    listener.roundTrip(this, t);
  }

  /// Number of instruments with an open position.
  public int openPositions() {
    return held;
  }

  /// Sets cash aside for a position (`ISOLATED` margin), or takes it back below zero.
  public void isolate(Holding holding, long amountE8) {
    holding.isolatedE8 = Math.addExact(holding.isolatedE8, amountE8);
    post(
        LedgerCause.MARGIN,
        holding.slot,
        0,
        LedgerAccount.ISOLATED_MARGIN,
        amountE8,
        LedgerAccount.CASH,
        -amountE8,
        null,
        0);
  }

  /// Books a part of what [#fill] charged as a tax instead of commission.
  public void taxed(Holding holding, long taxE8, long orderId) {
    post(
        LedgerCause.TAX,
        holding.slot,
        orderId,
        LedgerAccount.TAX,
        taxE8,
        LedgerAccount.COMMISSION,
        -taxE8,
        null,
        0);
  }

  /// Books cash that belongs to a holding: a dividend, cash in lieu. Positive = received.
  public void income(LedgerCause cause, LedgerAccount account, Holding holding, long amountE8) {
    post(cause, holding.slot, 0, LedgerAccount.CASH, amountE8, account, -amountE8, null, 0);
    baseE8 = Math.addExact(baseE8, amountE8);
    drawdown.mark(navE8());
  }

  /// Books interest on cash: received above zero.
  public void interest(long amountE8) {
    post(
        LedgerCause.INTEREST,
        -1,
        0,
        LedgerAccount.CASH,
        amountE8,
        LedgerAccount.INTEREST,
        -amountE8,
        null,
        0);
    baseE8 = Math.addExact(baseE8, amountE8);
    drawdown.mark(navE8());
  }

  /// Split `numerator` new for `denominator` old: lots change, cost does not; the fraction
  /// that does not make whole lots is paid in cash at the previous close. The mark is restated,
  /// rounded down to a tick.
  public void split(Holding holding, long numerator, long denominator) {
    if (holding != current) {
      select(holding);
    }
    long closeTicks = holding.markTicks;
    long before = holding.valueE8();
    holding.markTicks = restated(closeTicks, numerator, denominator);
    if (holding.lots == 0) {
      return;
    }
    int sign = Long.signum(holding.lots);
    long scaled = Math.multiplyExact(Math.abs(holding.lots), numerator);
    long lots = scaled / denominator;
    long inLieu = Money.share(before, scaled - lots * denominator, scaled);
    if (lots == 0) {
      close(
          holding,
          -sign,
          Math.abs(holding.lots),
          closeTicks,
          Math.abs(inLieu),
          0,
          0,
          clock.epochNanos());
      countHeld(true, false, clock.epochNanos());
    } else {
      holding.open.seen(holding.lowTicks, holding.highTicks);
      holding.open.split(numerator, denominator);
      holding.lots = sign * lots;
      holding.lowTicks = holding.markTicks;
      holding.highTicks = holding.markTicks;
      if (inLieu != 0) {
        post(
            LedgerCause.SPLIT_FRACTION,
            holding.slot,
            0,
            LedgerAccount.CASH,
            inLieu,
            LedgerAccount.CORPORATE,
            -inLieu,
            null,
            0);
      }
    }
    afterChange(holding);
    baseE8 = Math.addExact(baseE8, inLieu);
  }

  /// Books a dividend on its ex-date that is paid later: owed, not yet cash.
  public void accrue(Holding holding, long amountE8) {
    post(
        LedgerCause.DIVIDEND,
        holding.slot,
        0,
        LedgerAccount.UNSETTLED,
        amountE8,
        LedgerAccount.DIVIDEND,
        -amountE8,
        null,
        0);
    rebase();
  }

  /// Books the payment of what [#accrue] booked.
  public void paid(Holding holding, long amountE8) {
    post(
        LedgerCause.DIVIDEND_PAYMENT,
        holding.slot,
        0,
        LedgerAccount.CASH,
        amountE8,
        LedgerAccount.UNSETTLED,
        -amountE8,
        null,
        0);
  }

  /// Closes a position for a price that no order asked for: a cash merger, a delisting.
  ///
  /// @param cause merger or delisting
  /// @param numerator price in price units over `denominator`, 0 for worthless
  public void liquidate(Holding holding, LedgerCause cause, long numerator, long denominator) {
    long value =
        Money.share(Money.valueE8(holding.instrument, numerator, holding.lots), 1, denominator);
    closeAll(holding, cause, Math.floorDiv(numerator, denominator), Math.abs(value));
    rebase();
  }

  private void closeAll(Holding holding, LedgerCause cause, long ticks, long valueE8) {
    if (holding.lots != 0) {
      int sign = Long.signum(holding.lots);
      booking = cause;
      close(holding, -sign, Math.abs(holding.lots), ticks, valueE8, 0, 0, clock.epochNanos());
      booking = LedgerCause.FILL;
      countHeld(true, false, clock.epochNanos());
      afterChange(holding);
    }
    holding.markTicks = ticks;
  }

  /// Books shares that come without an order, at a cost carried over from elsewhere. Against a
  /// position of the other side they close it at that cost.
  private void receive(
      Holding holding, LedgerCause cause, int sign, long lots, long ticks, long costE8) {
    long against = -sign * holding.lots;
    long closing = against > 0 ? Math.min(against, lots) : 0;
    boolean wasFlat = holding.lots == 0;
    long closingCost = closing == 0 ? 0 : Money.share(costE8, closing, lots);
    long now = clock.epochNanos();
    booking = cause;
    if (closing > 0) {
      close(holding, sign, closing, ticks, closingCost, 0, 0, now);
    }
    if (lots > closing) {
      open(holding, sign, lots - closing, ticks, costE8 - closingCost, 0, 0, now);
    }
    booking = LedgerCause.FILL;
    countHeld(holding.lots == 0, wasFlat, now);
    afterChange(holding);
    holding.markTicks = ticks;
  }

  /// Spins off a child: of the parent's cost the child takes the share its first value has of
  /// the parent's value before.
  ///
  /// @param lots child lots received, without sign
  /// @param childTicks first price of the child in its own price units, 0 for unknown
  /// @param childValueE8 first value of all child shares, fraction included, without sign
  /// @param inLieuE8 value of the fraction, paid in cash, without sign
  /// @param parentTicks price of the parent after
  public void spinOff(
      Holding parent,
      Holding child,
      long lots,
      long childTicks,
      long childValueE8,
      long inLieuE8,
      long parentTicks) {
    int sign = Long.signum(parent.lots);
    long before = Math.abs(parent.valueE8());
    long moved = before == 0 ? 0 : parent.open.release(Math.min(childValueE8, before), before);
    parent.costE8 -= moved;
    parent.markTicks = parentTicks;
    parent.lowTicks = Math.min(parent.lowTicks, parentTicks);
    post(
        LedgerCause.SPIN_OFF,
        parent.slot,
        0,
        LedgerAccount.CASH,
        moved,
        LedgerAccount.POSITION_COST,
        -moved,
        null,
        0);
    if (lots > 0) {
      receive(child, LedgerCause.SPIN_OFF, sign, lots, childTicks, Math.abs(moved));
    } else {
      corporate(LedgerCause.SPIN_OFF, child, -moved);
    }
    corporate(LedgerCause.SPIN_OFF, child, sign * inLieuE8);
    rebase();
  }

  /// Turns a position into another instrument's: its cost goes along, cash beside the shares
  /// and the fraction are income.
  ///
  /// @param lots lots of the other instrument received, without sign, at least 1
  /// @param intoTicks last price of the other instrument
  /// @param cashE8 cash received beside them, without sign
  public void convert(Holding from, Holding into, long lots, long intoTicks, long cashE8) {
    int sign = Long.signum(from.lots);
    long cost = Math.abs(from.costE8);
    closeAll(from, LedgerCause.MERGER, from.markTicks, cost);
    receive(into, LedgerCause.MERGER, sign, lots, intoTicks, cost);
    corporate(LedgerCause.MERGER, into, sign * cashE8);
    rebase();
  }

  private void corporate(LedgerCause cause, Holding holding, long amountE8) {
    if (amountE8 != 0) {
      post(
          cause,
          holding.slot,
          0,
          LedgerAccount.CASH,
          amountE8,
          LedgerAccount.CORPORATE,
          -amountE8,
          null,
          0);
    }
  }

  /// Sums the base of NAV anew, after a change that touched several holdings.
  private void rebase() {
    long sum = cashE8();
    for (Holding holding : holdings) {
      sum = holding == current ? sum : Math.addExact(sum, holding.valueE8());
    }
    baseE8 = sum;
    drawdown.mark(navE8());
  }

  private static long restated(long ticks, long numerator, long denominator) {
    return Math.floorDiv(Math.multiplyExact(ticks, denominator), numerator);
  }

  private void post(
      LedgerCause cause,
      int slot,
      long reference,
      LedgerAccount first,
      long firstE8,
      LedgerAccount second,
      long secondE8,
      LedgerAccount third,
      long thirdE8) {
    balances[first.ordinal()] = Math.addExact(balances[first.ordinal()], firstE8);
    balances[second.ordinal()] = Math.addExact(balances[second.ordinal()], secondE8);
    if (third != null) {
      balances[third.ordinal()] = Math.addExact(balances[third.ordinal()], thirdE8);
    }
    listener.entry(this, cause, slot, reference, first, firstE8, second, secondE8, third, thirdE8);
  }

  /// Ends the drawdown statistics; called once, after the last mark.
  public void finish() {
    drawdown.mark(navE8());
    drawdown.settle(0);
  }
}
