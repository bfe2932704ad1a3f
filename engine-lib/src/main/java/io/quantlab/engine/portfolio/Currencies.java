package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import java.util.ArrayList;
import java.util.List;

/// The currencies of a run and their rates at the last marks of their pairs (engine contract A-2);
/// number 0 is the account's own.
public final class Currencies {
  private final List<String> names = new ArrayList<>();
  private final FxMark mark;
  private final int[] currencyOf;
  private final int[] cashOf;
  private final long[] cashPerLotE8;
  private final int[] rateOf;
  private final Instrument[] instruments;
  private final FxRate[] rates;

  private Currencies(String account, Instrument[] bySlot, CurrencyRules rules) {
    mark = rules.mark();
    instruments = bySlot.clone();
    currencyOf = new int[bySlot.length];
    cashOf = new int[bySlot.length];
    cashPerLotE8 = new long[bySlot.length];
    rateOf = new int[bySlot.length];
    names.add(account);
    for (int slot = 0; slot < bySlot.length; slot++) {
      currencyOf[slot] = number(bySlot[slot].currency());
      FxPair pair = rules.pairOf(bySlot[slot].token());
      boolean cash = pair != null && pair.booking() == FxPair.Booking.CASH_PAIR;
      cashOf[slot] = cash ? number(pair.base()) : -1;
      cashPerLotE8[slot] = cash ? cashPerLot(bySlot[slot]) : 0;
    }
    rates = new FxRate[names.size()];
    rates[0] = new FxRate(1, 1, 1, 1);
    boolean[] found = new boolean[names.size()];
    for (int slot = 0; slot < bySlot.length; slot++) {
      rateOf[slot] = rated(rules.pairOf(bySlot[slot].token()), currencyOf[slot], found);
    }
    refuseUnrated(found);
  }

  /// The currencies of a run, or `null` when it has one.
  ///
  /// @throws IllegalArgumentException when a pair that would give a rate is missing, by its name
  public static Currencies of(String account, Instrument[] bySlot, CurrencyRules rules) {
    Currencies all = new Currencies(account, bySlot, rules);
    return all.names.size() == 1 ? null : all;
  }

  private int number(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      at = names.size();
      names.add(name);
    }
    return at;
  }

  /// The currency whose rate a pair gives: above zero one it prices in the account's, below zero
  /// one the account's is priced in, 0 none.
  private int rated(FxPair pair, int quote, boolean[] found) {
    if (pair == null) {
      return 0;
    }
    int base = names.indexOf(pair.base());
    int of = quote == 0 && base > 0 ? base : base == 0 && quote > 0 ? -quote : 0;
    if (found[Math.abs(of)]) {
      return 0; // the first pair of a currency gives its rate
    }
    found[Math.abs(of)] = of != 0;
    return of;
  }

  private void refuseUnrated(boolean[] found) {
    for (int c = 1; c < found.length; c++) {
      if (!found[c]) {
        throw new IllegalArgumentException(
            "the run holds "
                + names.get(c)
                + " in an account of "
                + names.getFirst()
                + " and needs a rate: the pair "
                + names.get(c)
                + names.getFirst()
                + " or "
                + names.getFirst()
                + names.get(c)
                + " is missing");
      }
    }
  }

  /// What one lot of a pair is in its base currency, 1e-8.
  private static long cashPerLot(Instrument i) {
    Decimal lot = i.lotSize();
    long unscaled = Math.multiplyExact(lot.unscaled(), i.multiplier().unscaled());
    int scale = lot.scale() + i.multiplier().scale();
    if (scale > 8) {
      throw new IllegalArgumentException(
          "token " + i.token() + ": a lot of a cash pair must be a whole number of 1e-8");
    }
    return Math.multiplyExact(unscaled, Exact.pow10(8 - scale));
  }

  public int count() {
    return rates.length;
  }

  public String name(int currency) {
    return names.get(currency);
  }

  /// Number of a currency, -1 when the run has none of it.
  public int indexOf(String currency) {
    return names.indexOf(currency);
  }

  /// Currency prices of an instrument are in.
  public int ofSlot(int slot) {
    return currencyOf[slot];
  }

  /// Base currency of a cash pair; -1 for every other instrument.
  public int cashOfSlot(int slot) {
    return cashOf[slot];
  }

  long cashPerLotE8(int slot) {
    return cashPerLotE8[slot];
  }

  /// Whether the rate of a currency is known yet.
  public boolean known(int currency) {
    return rates[currency] != null;
  }

  /// The rate of a currency at the last mark, `null` before the first one.
  public FxRate rate(int currency) {
    return rates[currency];
  }

  /// An amount in the account's currency, 1e-8.
  public long toBaseE8(int currency, long amountE8) {
    if (currency == 0 || amountE8 == 0) {
      return amountE8;
    }
    if (rates[currency] == null) {
      throw new IllegalStateException("there is no rate of " + names.get(currency) + " yet");
    }
    return rates[currency].toBaseE8(amountE8);
  }

  /// Takes the market of an instrument; returns whether a rate moved.
  ///
  /// @param bidTicks above zero
  /// @param askTicks above zero
  public boolean mark(int slot, long bidTicks, long askTicks) {
    int of = rateOf[slot];
    if (of == 0 || bidTicks <= 0 || askTicks <= 0) {
      return false;
    }
    Decimal unit = instruments[slot].priceUnit();
    long scale = Exact.pow10(unit.scale());
    boolean mid = mark == FxMark.MID;
    long twice = mid ? Math.multiplyExact(2, scale) : scale;
    long sum = Math.addExact(bidTicks, askTicks);
    long bid = Math.multiplyExact(mid ? sum : bidTicks, unit.unscaled());
    long ask = Math.multiplyExact(mid ? sum : askTicks, unit.unscaled());
    rates[Math.abs(of)] =
        of > 0 ? new FxRate(bid, twice, ask, twice) : new FxRate(twice, ask, twice, bid);
    return true;
  }
}
