package io.quantlab.engine.twin;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.CostMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Money of one account and one instrument in `BigDecimal` (engine contract, F-60,
/// F-61).
final class NaiveAccount {
  /// An open tax lot.
  private static final class Lot {
    long lots;
    BigDecimal cost;
    BigDecimal fee;
    long nanos;
    long price;
    int order;
    long low;
    long high;
  }

  /// A round trip as text, to compare.
  final List<String> trips = new ArrayList<>();

  private final Instrument instrument;
  private final FeeModel fees;
  private final NaiveFees charges;
  private final CostMethod method;
  private final List<Lot> open = new ArrayList<>();
  private final Map<Integer, NaiveFees.Done> orders = new HashMap<>();
  BigDecimal cash;
  BigDecimal realized = BigDecimal.ZERO;
  BigDecimal commission = BigDecimal.ZERO;
  BigDecimal taxes = BigDecimal.ZERO;
  BigDecimal peak;
  BigDecimal largestDrawdown = BigDecimal.ZERO;

  /// The order whose lots the next fill closes first, with [CostMethod#SPECIFIC].
  int closes;

  private long position;
  private long mark;

  NaiveAccount(Instrument instrument, FeeModel fees, CostMethod method, BigDecimal cash) {
    this.instrument = instrument;
    this.fees = fees;
    this.charges = new NaiveFees(instrument);
    this.method = method;
    this.cash = cash;
    this.peak = cash;
  }

  long position() {
    return position;
  }

  /// P-2: price x unit x lots x lot size x multiplier, rounded half to even to 1e-8.
  BigDecimal value(long price, long lots) {
    return instrument
        .priceUnit()
        .toBigDecimal()
        .multiply(instrument.lotSize().toBigDecimal())
        .multiply(instrument.multiplier().toBigDecimal())
        .multiply(BigDecimal.valueOf(price))
        .multiply(BigDecimal.valueOf(lots))
        .setScale(8, RoundingMode.HALF_EVEN);
  }

  static BigDecimal share(BigDecimal total, long part, long whole) {
    return total
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 8, RoundingMode.HALF_EVEN);
  }

  BigDecimal nav() {
    return cash.add(value(mark, position));
  }

  /// every open lot sees the price, the curve its NAV.
  void mark(long price) {
    mark = price;
    see(price);
    if (position != 0) {
      curve();
    }
  }

  /// The last value of the curve.
  void finish() {
    curve();
  }

  private void curve() {
    BigDecimal nav = nav();
    peak = peak.max(nav);
    largestDrawdown = largestDrawdown.max(peak.subtract(nav));
  }

  /// Books a fill and returns its fee.
  BigDecimal fill(int sign, long lots, long price, boolean maker, int order, long nanos) {
    BigDecimal value = value(price, lots).abs();
    NaiveFees.Done done = orders.computeIfAbsent(order, k -> new NaiveFees.Done());
    BigDecimal[] charged = charge(done, sign, lots, value, maker, nanos);
    BigDecimal fee = charged[0];
    BigDecimal tax = charged[1];
    charges.traded(nanos, value);
    commission = commission.add(fee);
    taxes = taxes.add(tax);
    BigDecimal onFill = fee;
    fee = fee.add(tax);
    cash = cash.subtract(fee);
    long against = -sign * position;
    long closing = Math.max(0, Math.min(against, lots));
    long opening = lots - closing;
    // the fee is split by lots, the remainder goes to the closing part
    BigDecimal openingFee = closing == 0 ? fee : share(fee, opening, lots);
    BigDecimal closingValue = opening == 0 ? value : share(value, closing, lots);
    if (closing > 0) {
      close(sign, closing, price, closingValue, fee.subtract(openingFee), order, nanos);
    }
    if (opening > 0) {
      open(sign, opening, price, value.subtract(closingValue), openingFee, order, nanos);
    }
    position += sign * lots;
    if (position == 0) {
      curve();
    }
    return onFill;
  }

  /// Books the part of a fill that opens or closes only, of a given value and fee.
  void part(
      int sign, long lots, long price, BigDecimal value, BigDecimal fee, int order, long nanos) {
    cash = cash.subtract(fee);
    if (sign * position < 0) {
      close(sign, lots, price, value, fee, order, nanos);
    } else {
      open(sign, lots, price, value, fee, order, nanos);
    }
    position += sign * lots;
  }

  /// What a fill would be worth at another price, net of its fee and tax.
  BigDecimal worth(
      int sign, long lots, long price, long close, boolean maker, int order, long nanos) {
    NaiveFees.Done done = new NaiveFees.Done();
    NaiveFees.Done real = orders.get(order);
    if (real != null) {
      done.lots = real.lots;
      done.value = real.value;
      done.taken = real.taken;
    }
    BigDecimal paid = value(price, lots);
    BigDecimal[] charged = charge(done, sign, lots, paid.abs(), maker, nanos);
    return value(close, lots)
        .subtract(paid)
        .multiply(BigDecimal.valueOf(sign))
        .subtract(charged[0])
        .subtract(charged[1]);
  }

  /// Fee and tax of a fill, which is added to what its order did.
  private BigDecimal[] charge(
      NaiveFees.Done done, int sign, long lots, BigDecimal value, boolean maker, long nanos) {
    BigDecimal before = charges.total(fees, done, sign, nanos);
    BigDecimal taxBefore = charges.tax(fees, done, sign, nanos);
    long already = done.lots;
    done.lots += lots;
    done.value = done.value.add(value);
    done.taken = maker ? done.taken : done.taken.add(value);
    BigDecimal fee = charges.total(fees, done, sign, nanos);
    BigDecimal tax = charges.tax(fees, done, sign, nanos);
    if (already > 0) {
      fee = fee.subtract(before);
      tax = tax.subtract(taxBefore);
    }
    if (fees instanceof FeeModel.Bps(long makerE8, long takerE8)) {
      fee = NaiveFees.ratio(value, maker ? makerE8 : takerE8);
    }
    return new BigDecimal[] {fee, tax};
  }

  private void open(
      int sign, long lots, long price, BigDecimal value, BigDecimal fee, int order, long nanos) {
    BigDecimal cost = sign > 0 ? value : value.negate();
    cash = cash.subtract(cost);
    see(price);
    if (method == CostMethod.AVERAGE && !open.isEmpty()) {
      Lot lot = open.getFirst();
      lot.lots += lots;
      lot.cost = lot.cost.add(cost);
      lot.fee = lot.fee.add(fee);
      return;
    }
    Lot lot = new Lot();
    lot.lots = lots;
    lot.cost = cost;
    lot.fee = fee;
    lot.nanos = nanos;
    lot.price = price;
    lot.order = order;
    lot.low = price;
    lot.high = price;
    open.add(lot);
  }

  private void close(
      int sign, long lots, long price, BigDecimal value, BigDecimal fee, int order, long nanos) {
    BigDecimal proceeds = sign < 0 ? value : value.negate();
    cash = cash.add(proceeds);
    BigDecimal restProceeds = proceeds;
    BigDecimal restFee = fee;
    long rest = lots;
    while (rest > 0) {
      Lot lot = next();
      long k = Math.min(rest, lot.lots);
      BigDecimal cost = share(lot.cost, k, lot.lots);
      BigDecimal entryFee = share(lot.fee, k, lot.lots);
      BigDecimal got = share(restProceeds, k, rest);
      BigDecimal exitFee = share(restFee, k, rest);
      realized = realized.add(got).subtract(cost);
      long low = Math.min(lot.low, price);
      long high = Math.max(lot.high, price);
      long side = -sign;
      long adverse = side > 0 ? lot.price - low : high - lot.price;
      long favorable = side > 0 ? high - lot.price : lot.price - low;
      trips.add(
          "%d x %d %d@%d #%d > %d@%d #%d gross %s fees %s %s mae %d mfe %d"
              .formatted(
                  side,
                  k,
                  lot.nanos,
                  lot.price,
                  lot.order,
                  nanos,
                  price,
                  order,
                  e8(got.subtract(cost)),
                  e8(entryFee),
                  e8(exitFee),
                  adverse,
                  favorable));
      lot.lots -= k;
      lot.cost = lot.cost.subtract(cost);
      lot.fee = lot.fee.subtract(entryFee);
      if (lot.lots == 0) {
        open.remove(lot);
      } else {
        lot.low = low;
        lot.high = high;
      }
      rest -= k;
      restProceeds = restProceeds.subtract(got);
      restFee = restFee.subtract(exitFee);
    }
    see(price);
  }

  /// the lot that closes next.
  private Lot next() {
    return switch (method) {
      case FIFO, AVERAGE -> open.getFirst();
      case LIFO -> open.getLast();
      case HIFO -> {
        Lot dearest = open.getFirst();
        for (Lot lot : open) {
          boolean dearer = perLot(lot, dearest).compareTo(perLot(dearest, lot)) > 0;
          dearest = dearer ? lot : dearest;
        }
        yield dearest;
      }
      case SPECIFIC ->
          open.stream().filter(lot -> lot.order == closes).findFirst().orElse(open.getFirst());
    };
  }

  /// Cost per lot over a common denominator.
  private static BigDecimal perLot(Lot lot, Lot other) {
    return lot.cost.multiply(BigDecimal.valueOf(other.lots));
  }

  /// Open lots see marks and our own fills.
  void see(long price) {
    for (Lot lot : open) {
      lot.low = Math.min(lot.low, price);
      lot.high = Math.max(lot.high, price);
    }
  }

  static long e8(BigDecimal money) {
    return money.movePointRight(8).longValueExact();
  }
}
