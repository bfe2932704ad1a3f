package io.quantlab.engine.portfolio;

import java.util.Arrays;

/// What exercise, assignment and expiry of options do to the holdings of an account (engine
/// contract A-12).
///
/// An option that pays cash, or nothing, is closed at a price. One that delivers is closed at what
/// it cost, lot by lot, and that cost is carried into the underlying: bought at the strike plus the
/// premium paid, or less the premium received; sold the other way round. So the gain of the option
/// is realized when the underlying is closed.
public final class OptionBooks {
  private final LotBooks lotBooks;
  private final NetAssetValue nav;
  private final FillBooks fills;
  private final CostMethod method;
  private long[] carriedLots = new long[4];
  private long[] carriedCostE8 = new long[4];
  private int carried;
  private int at;
  private long used;
  private long delivered;
  private long paidE8;

  OptionBooks(LotBooks lotBooks, NetAssetValue nav, FillBooks fills, CostMethod method) {
    this.lotBooks = lotBooks;
    this.nav = nav;
    this.fills = fills;
    this.method = method;
  }

  /// Closes lots of an option at a price: the difference in cash, or 0.
  ///
  /// @param p the position it closes
  /// @param feeE8 what it costs
  public void pay(
      LedgerCause cause,
      Position p,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    int sign = -Long.signum(p.lots());
    lotBooks.close(cause, p, sign, lots, priceTicks, valueE8, feeE8, orderId, LotBooks.NONE);
    fills.fee(p.holding, feeE8, orderId);
    fills.settled(p.holding, valueE8);
    nav.mark();
  }

  /// Closes lots of an option at what they cost, for [#deliver] to carry. An underlying that pays
  /// every day has no cost to carry it into: the premium is realized.
  ///
  /// @param feeE8 what it costs, split by lots
  public void release(
      LedgerCause cause, Position p, Holding underlying, long lots, long feeE8, long orderId) {
    int sign = -Long.signum(p.lots());
    TaxLots open = p.open;
    carried = 0;
    at = 0;
    used = 0;
    delivered = 0;
    paidE8 = 0;
    long restFee = feeE8;
    for (long rest = lots; rest > 0; ) {
      int lot = ClosingLot.of(open, method, LotBooks.NONE);
      long all = open.lots(lot);
      long n = Math.min(all, rest);
      long cost = Money.part(open.costE8(lot), n, all);
      long kept = underlying.daily ? 0 : cost;
      carry(n, kept);
      long ticks = underlying.daily ? 0 : open.ticks(lot);
      long fee = Money.part(restFee, n, rest);
      lotBooks.close(cause, p, sign, n, ticks, -sign * kept, fee, orderId, LotBooks.NONE);
      restFee -= fee;
      rest -= n;
    }
    fills.fee(p.holding, feeE8, orderId);
    fills.settled(p.holding, 0);
  }

  private void carry(long lots, long costE8) {
    if (carried == carriedLots.length) {
      carriedLots = Arrays.copyOf(carriedLots, carried * 2);
      carriedCostE8 = Arrays.copyOf(carriedCostE8, carried * 2);
    }
    carriedLots[carried] = lots;
    carriedCostE8[carried++] = costE8;
  }

  /// Buys or sells the underlying at the strike, with the cost of what was released last: all of
  /// it, or a part that closes a position and the rest after.
  ///
  /// @param p the position it works on, `null` = one of its own
  /// @param sign +1 buys, -1 sells
  /// @param lots of the underlying
  /// @param perLot lots of the underlying for a lot of the option
  /// @param extraPerLotE8 what is paid beyond the strike for them
  public void deliver(
      LedgerCause cause,
      Holding underlying,
      Position p,
      int sign,
      long strikeTicks,
      long lots,
      long perLot,
      long extraPerLotE8,
      long orderId) {
    long before = paidE8;
    for (long rest = lots; rest > 0; ) {
      long left = Math.multiplyExact(carriedLots[at], perLot) - used;
      long n = Math.min(left, rest);
      long cost = Money.part(carriedCostE8[at], n, left);
      delivered = Math.addExact(delivered, n);
      long upTo =
          Math.addExact(
              Money.valueE8(underlying.instrument, strikeTicks, delivered),
              Money.share(extraPerLotE8, delivered, perLot));
      long value = Math.addExact(upTo - paidE8, sign * cost);
      Position into = p == null ? underlying.opened(orderId) : p;
      trade(cause, into, sign, n, strikeTicks, value, orderId);
      paidE8 = upTo;
      carriedCostE8[at] -= cost;
      used += n;
      rest -= n;
      if (n == left) {
        at++;
        used = 0;
      }
    }
    fills.settled(underlying, paidE8 - before);
    nav.mark();
  }

  private void trade(
      LedgerCause cause, Position p, int sign, long lots, long ticks, long valueE8, long orderId) {
    long closing = p.closing(sign, lots);
    long closingValue = Money.part(valueE8, closing, lots);
    if (closing != 0) {
      lotBooks.close(cause, p, sign, closing, ticks, closingValue, 0, orderId, LotBooks.NONE);
    }
    if (lots != closing) {
      long value = valueE8 - closingValue;
      lotBooks.open(cause, p, sign, lots - closing, ticks, value, 0, orderId);
    }
  }
}
