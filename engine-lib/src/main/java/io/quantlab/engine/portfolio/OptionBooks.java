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

  OptionBooks(LotBooks lotBooks, NetAssetValue nav, FillBooks fills, CostMethod method) {
    this.lotBooks = lotBooks;
    this.nav = nav;
    this.fills = fills;
    this.method = method;
  }

  /// Closes lots of an option at a price: the difference in cash, or 0.
  ///
  /// @param feeE8 what it costs
  public void pay(
      LedgerCause cause,
      Holding option,
      long lots,
      long priceTicks,
      long valueE8,
      long feeE8,
      long orderId) {
    int sign = -Long.signum(option.lots());
    lotBooks.close(
        cause, option.position(0), sign, lots, priceTicks, valueE8, feeE8, orderId, LotBooks.NONE);
    fills.fee(option, feeE8, orderId);
    fills.settled(option, valueE8);
    nav.mark();
  }

  /// Closes lots of an option at what they cost, for [#deliver] to carry. An underlying that pays
  /// every day has no cost to carry it into: the premium is realized.
  ///
  /// @param feeE8 what it costs, split by lots
  public void release(
      LedgerCause cause, Holding option, Holding underlying, long lots, long feeE8, long orderId) {
    int sign = -Long.signum(option.lots());
    TaxLots open = option.position(0).open;
    carried = 0;
    long restFee = feeE8;
    for (long rest = lots; rest > 0; ) {
      int at = open.next(method, LotBooks.NONE);
      long all = open.lots(at);
      long n = Math.min(all, rest);
      long cost = Money.part(open.costE8(at), n, all);
      long kept = underlying.daily ? 0 : cost;
      carry(n, kept);
      long ticks = underlying.daily ? 0 : open.ticks(at);
      long fee = Money.part(restFee, n, rest);
      lotBooks.close(
          cause, option.position(0), sign, n, ticks, -sign * kept, fee, orderId, LotBooks.NONE);
      restFee -= fee;
      rest -= n;
    }
    fills.fee(option, feeE8, orderId);
    fills.settled(option, 0);
  }

  private void carry(long lots, long costE8) {
    if (carried == carriedLots.length) {
      carriedLots = Arrays.copyOf(carriedLots, carried * 2);
      carriedCostE8 = Arrays.copyOf(carriedCostE8, carried * 2);
    }
    carriedLots[carried] = lots;
    carriedCostE8[carried++] = costE8;
  }

  /// Buys or sells the underlying at the strike, with the cost of what was released last.
  public void deliver(
      LedgerCause cause,
      Holding underlying,
      int sign,
      long strikeTicks,
      long perLot,
      long orderId) {
    deliver(cause, underlying, sign, strikeTicks, perLot, 0, orderId);
  }

  /// The same where more or less than the strike is paid.
  ///
  /// @param sign +1 buys, -1 sells
  /// @param perLot lots of the underlying for a lot of the option
  /// @param extraPerLotE8 what is paid beyond the strike for them
  public void deliver(
      LedgerCause cause,
      Holding underlying,
      int sign,
      long strikeTicks,
      long perLot,
      long extraPerLotE8,
      long orderId) {
    long lots = 0;
    long optionLots = 0;
    long paid = 0;
    for (int i = 0; i < carried; i++) {
      long more = Math.multiplyExact(carriedLots[i], perLot);
      lots = Math.addExact(lots, more);
      optionLots += carriedLots[i];
      long extra = Math.multiplyExact(optionLots, extraPerLotE8);
      long upTo = Math.addExact(Money.valueE8(underlying.instrument, strikeTicks, lots), extra);
      long value = Math.addExact(upTo - paid, sign * carriedCostE8[i]);
      trade(cause, underlying, sign, more, strikeTicks, value, orderId);
      paid = upTo;
    }
    fills.settled(underlying, paid);
    nav.mark();
  }

  private void trade(
      LedgerCause cause,
      Holding holding,
      int sign,
      long lots,
      long ticks,
      long valueE8,
      long orderId) {
    Position p = holding.position(0);
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
