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

  LotBooks(
      Account account, Ledger ledger, CostMethod method, AccountListener listener, Clock clock) {
    this.account = account;
    this.ledger = ledger;
    this.method = method;
    this.listener = listener;
    this.clock = clock;
  }

  void open(
      LedgerCause cause,
      Holding h,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    long cost = sign * valueE8;
    if (h.lots != 0) {
      h.open.seen(h.lowTicks, h.highTicks); // the new lot saw none of this
    }
    h.lowTicks = priceTicks;
    h.highTicks = priceTicks;
    if (method == CostMethod.AVERAGE && h.open.count() == 1) {
      h.open.merge(lots, cost, feeE8);
    } else {
      h.open.add(lots, cost, feeE8, clock.epochNanos(), priceTicks, orderId);
    }
    h.lots = Math.addExact(h.lots, sign * lots);
    h.costE8 = Math.addExact(h.costE8, cost);
    ledger.move(cause, h, orderId, LedgerAccount.POSITION_COST, LedgerAccount.CASH, cost);
  }

  /// Closes lots of a position.
  ///
  /// @param sign of the closing trade: -1 closes longs
  /// @param closes with [CostMethod#SPECIFIC] the order whose lots go first, 0 = none named
  void close(
      LedgerCause cause,
      Holding h,
      int sign,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId,
      long closes) {
    h.lowTicks = Math.min(h.lowTicks, priceTicks);
    h.highTicks = Math.max(h.highTicks, priceTicks);
    h.open.seen(h.lowTicks, h.highTicks);
    long proceeds = -sign * valueE8;
    long restLots = lots;
    long restProceeds = proceeds;
    long restFee = feeE8;
    long closedCost = 0;
    while (restLots > 0) {
      int at = method == CostMethod.FIFO ? 0 : h.open.next(method, closes);
      long n = h.open.lots(at);
      long k = Math.min(n, restLots);
      long cost = k == n ? h.open.costE8(at) : Money.share(h.open.costE8(at), k, n);
      long entryFee = k == n ? h.open.feeE8(at) : Money.share(h.open.feeE8(at), k, n);
      long got = k == restLots ? restProceeds : Money.share(restProceeds, k, restLots);
      long exitFee = k == restLots ? restFee : Money.share(restFee, k, restLots);
      roundTrip(h, at, -sign, k, priceTicks, got - cost, entryFee, exitFee, orderId);
      h.open.take(at, k, cost, entryFee);
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
    ledger.realize(cause, h, orderId, LedgerAccount.CASH, proceeds, closedCost);
  }

  private void roundTrip(
      Holding h,
      int at,
      int sign,
      long lots,
      long exitTicks,
      long grossE8,
      long entryFee,
      long exitFee,
      long orderId) {
    RoundTrip t = trip;
    long entry = h.open.ticks(at);
    long worst = sign > 0 ? h.open.low(at) : h.open.high(at);
    long best = sign > 0 ? h.open.high(at) : h.open.low(at);
    t.slot = h.slot;
    t.sign = sign;
    t.lots = lots;
    t.entryNanos = h.open.nanos(at);
    t.entryTicks = entry;
    t.entryOrder = h.open.order(at);
    t.exitNanos = clock.epochNanos();
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
