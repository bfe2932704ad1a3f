package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;

/// The prices of one instrument between which a tick changes nothing but the mark: no order is
/// concerned and no peak or trough of the account moves.
///
/// While a position does not change, NAV is a straight line over the price, so the prices at which
/// it would make a new peak or a new trough follow from two divisions. Where a tick is not worth a
/// whole number of 1e-8, the prices marked since the last peak bound what can happen instead.
/// Together with the trigger band that makes two compares per tick. Hot; benchmark
/// `KernelBenchmark`, twin: [Account#mark] on every tick.
final class PriceWatch {
  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;
  private long navLow;
  private long navHigh;
  private boolean marking;

  /// Whether [#mark] is at work, or was left by an exception.
  boolean isMarking() {
    return marking;
  }

  /// Prices at or below this need a look.
  long low() {
    return low;
  }

  /// Prices at or above this need a look.
  long high() {
    return high;
  }

  /// Starts anew with nothing marked since the position may have changed: the next price needs a
  /// look.
  void restart(Holding holding, TriggerBand band) {
    if (holding.lots() == 0) {
      unbound();
    } else {
      navLow = Long.MAX_VALUE;
      navHigh = Long.MIN_VALUE;
    }
    rebound(band);
  }

  /// Starts from the account as it stands: where the prices at which NAV meets its peak and its
  /// trough cannot be worked out, the next price needs a look.
  void begin(Account account, Holding holding, TriggerBand band) {
    if (holding.valuePerTickE8() == 0) {
      restart(holding, band);
    } else {
      seen(account, holding, 0, 0);
      rebound(band);
    }
  }

  /// Starts anew at a price that was just marked: the position may have changed.
  void restart(Account account, Holding holding, TriggerBand band, long priceTicks) {
    if (holding.lots() == 0) {
      unbound();
    } else {
      seen(account, holding, priceTicks, priceTicks);
    }
    rebound(band);
  }

  /// Takes over a trigger band that changed; position and marks did not.
  void rebound(TriggerBand band) {
    low = Math.max(band.low(), navLow);
    high = Math.min(band.high(), navHigh);
  }

  /// Widens the range a position has seen by prices that were only noted.
  static void widen(Holding holding, long[] prices, int from, int to) {
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, prices[i]);
      highest = Math.max(highest, prices[i]);
    }
    holding.widen(lowest, highest);
  }

  /// Marks a price that may move the peak or the trough.
  void mark(Account account, Holding holding, TriggerBand band, long priceTicks) {
    long peak = account.drawdown().peakE8();
    marking = true;
    account.mark(holding, priceTicks);
    marking = false;
    if (account.drawdown().peakE8() != peak || navLow == Long.MAX_VALUE) {
      seen(account, holding, priceTicks, priceTicks);
    } else {
      seen(account, holding, Math.min(navLow + 1, priceTicks), Math.max(navHigh - 1, priceTicks));
    }
    rebound(band);
  }

  private void unbound() {
    navLow = Long.MIN_VALUE;
    navHigh = Long.MAX_VALUE;
  }

  /// Sets the bounds of NAV. The prices given were marked since the last peak; they count only
  /// where the exact bounds are not to be had.
  private void seen(Account account, Holding holding, long seenLow, long seenHigh) {
    long perTick = holding.valuePerTickE8();
    if (perTick == 0) {
      navLow = seenLow - 1;
      navHigh = seenHigh + 1;
      return;
    }
    long base = account.baseE8(holding);
    long toPeak = Math.subtractExact(account.drawdown().peakE8(), base);
    long toTrough = Math.subtractExact(account.drawdown().troughE8(), base);
    if (perTick > 0) {
      navHigh = Math.floorDiv(toPeak, perTick) + 1;
      navLow = Math.ceilDiv(toTrough, perTick) - 1;
    } else {
      navHigh = Math.floorDiv(toTrough, perTick) + 1;
      navLow = Math.ceilDiv(toPeak, perTick) - 1;
    }
  }
}
