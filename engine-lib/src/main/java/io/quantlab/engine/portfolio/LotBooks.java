package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.Clock;

/// Opens and closes tax lots of holdings and books what comes of it: cost, cash, realized profit,
/// round trips (engine contract ).
///
/// A part of a lot takes its share of cost and fee, rounded half to even; the last part takes the
/// rest, so nothing leaks.
final class LotBooks {
  /// No order is named whose lots go first.
  static final long NONE = 0;

  private final Account account;
  private final Ledger ledger;
  private final CostMethod method;
  private final AccountListener listener;
  private final Clock clock;
  private final RoundTrip trip = new RoundTrip();
  private Settlement settlement;

  LotBooks(
      Account account, Ledger ledger, CostMethod method, AccountListener listener, Clock clock) {
    this.account = account;
    this.ledger = ledger;
    this.method = method;
    this.listener = listener;
    this.clock = clock;
  }

  /// Lets trades be paid later from now on.
  void settleBy(Settlement by) {
    settlement = by;
  }

  /// The account on which cash of a trade stands: brought above zero, taken below.
  LedgerAccount cash(Holding h, long amountE8) {
    return settlement == null ? LedgerAccount.CASH : settlement.owe(h, amountE8);
  }

  void open(
      LedgerCause cause,
      Position p,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    Holding h = p.holding;
    long cost = sign * valueE8;
    if (h.isOpen()) {
      h.seen(); // the new lot saw none of this
    }
    h.lowTicks = priceTicks;
    h.highTicks = priceTicks;
    if (method == CostMethod.AVERAGE && p.open.count() == 1) {
      p.open.merge(lots, cost, feeE8);
    } else {
      p.open.add(lots, cost, feeE8, clock.epochNanos(), priceTicks, orderId, listener.bars(h.slot));
    }
    if (settlement != null && sign > 0) {
      p.open.funded(settlement.fundedNanos(h.currency, Math.addExact(cost, feeE8)));
    }
    h.moved(p, sign * lots, cost);
    if (!h.daily) {
      ledger.move(cause, h, orderId, LedgerAccount.POSITION_COST, cash(h, -cost), cost);
    }
  }

  /// Closes lots of a position.
  ///
  /// @param sign of the closing trade: -1 closes longs
  /// @param closes with [CostMethod#SPECIFIC] the order whose lots go first, 0 = none named
  void close(
      LedgerCause cause,
      Position p,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long closes) {
    Holding h = p.holding;
    h.lowTicks = Math.min(h.lowTicks, priceTicks);
    h.highTicks = Math.max(h.highTicks, priceTicks);
    h.seen();
    long proceeds = -sign * valueE8;
    long restLots = lots;
    long restProceeds = proceeds;
    long restFee = feeE8;
    long closedCost = 0;
    while (restLots > 0) {
      int at = ClosingLot.of(p.open, method, closes);
      long n = p.open.lots(at);
      long k = Math.min(n, restLots);
      long cost = Money.part(p.open.costE8(at), k, n);
      long entryFee = Money.part(p.open.feeE8(at), k, n);
      long got = Money.part(restProceeds, k, restLots);
      long exitFee = Money.part(restFee, k, restLots);
      trip.variedE8 = p.open.takeVaried(at, k);
      long gross = got - cost + trip.variedE8;
      roundTrip(p, at, -sign, k, priceTicks, gross, entryFee, exitFee, orderId);
      if (settlement != null && sign < 0) {
        settlement.sold(p.open.fundedNanos(at), orderId);
      }
      p.open.take(at, k, cost, entryFee);
      closedCost += cost;
      restLots -= k;
      restProceeds -= got;
      restFee -= exitFee;
    }
    h.moved(p, sign * lots, -closedCost);
    h.realizedE8 = Math.addExact(h.realizedE8, proceeds - closedCost);
    p.realizedE8 = Math.addExact(p.realizedE8, proceeds - closedCost);
    h.lowTicks = priceTicks;
    h.highTicks = priceTicks;
    if (h.daily) {
      long variation = proceeds - closedCost;
      ledger.move(cause, h, orderId, LedgerAccount.CASH, LedgerAccount.REALIZED, variation);
    } else {
      ledger.realize(cause, h, orderId, cash(h, proceeds), proceeds, closedCost);
    }
  }

  /// Pays the change of value of the positions since the last payment (A-1, variation); NAV stays.
  void vary(Holding h) {
    long paid = 0;
    for (int i = 0; i < h.positionCount(); i++) {
      Position p = h.position(i);
      long variation = p.unrealizedE8();
      if (p.lots != 0 && variation != 0) {
        p.open.revalue(p.valueE8());
        h.moved(p, 0, variation);
        p.realizedE8 = Math.addExact(p.realizedE8, variation);
        paid = Math.addExact(paid, variation);
      }
    }
    if (paid != 0) {
      h.realizedE8 = Math.addExact(h.realizedE8, paid);
      ledger.move(LedgerCause.VARIATION, h, 0, LedgerAccount.CASH, LedgerAccount.REALIZED, paid);
    }
  }

  private void roundTrip(
      Position p,
      int at,
      int sign,
      long lots,
      long exitTicks,
      long grossE8,
      long entryFee,
      long exitFee,
      long orderId) {
    RoundTrip t = trip;
    long entry = p.open.ticks(at);
    long worst = sign > 0 ? p.open.low(at) : p.open.high(at);
    long best = sign > 0 ? p.open.high(at) : p.open.low(at);
    t.slot = p.holding.slot;
    t.position = p.id();
    t.sign = sign;
    t.lots = lots;
    t.entryNanos = p.open.nanos(at);
    t.entryTicks = entry;
    t.entryOrder = p.open.order(at);
    t.exitNanos = clock.epochNanos();
    long bar = listener.bars(p.holding.slot);
    t.bars = bar < 0 || p.open.bar(at) < 0 ? -1 : bar - p.open.bar(at);
    t.exitTicks = exitTicks;
    t.exitOrder = orderId;
    t.grossE8 = grossE8;
    t.entryFeesE8 = entryFee;
    t.exitFeesE8 = exitFee;
    t.adverseTicks = Math.max(0, sign * (entry - worst));
    t.favorableTicks = Math.max(0, sign * (best - entry));
    listener.roundTrip(account, t);
  }
}
