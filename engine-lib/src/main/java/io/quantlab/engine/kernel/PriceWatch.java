package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;

/// The prices of one instrument between which a tick changes nothing but the mark: no order is
/// concerned, no peak or trough of the account moves, no excursion of the position grows.
///
/// While a position does not change, NAV is a straight line over the price. So the prices seen
/// since the last NAV peak, or since the position changed, bound what can happen: between the
/// lowest and the highest of them nothing new does. Together with the trigger band that makes two
/// compares per tick. Hot; benchmark `KernelBenchmark`, twin: [Account#mark] on every tick.
final class PriceWatch {
  private static final long HALF = Long.MAX_VALUE / 2;

  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;
  private long seenLow;
  private long seenHigh;
  private boolean extending;

  /// Whether [#extend] is at work, or was left by an exception.
  boolean isExtending() {
    return extending;
  }

  /// Prices at or below this need a look.
  long low() {
    return low;
  }

  /// Prices at or above this need a look.
  long high() {
    return high;
  }

  /// Starts from what the account says: the prices at which NAV meets its trough and its peak are
  /// worked out, those at which an excursion grows are known.
  ///
  /// Each bound is a half-line of its own, so that they may exclude each other; then the next price
  /// needs a look.
  void begin(Account account, Holding holding, TriggerBand band) {
    long perTick = holding.valuePerTickE8();
    long base = account.baseE8(holding);
    long trough = account.drawdown().troughE8();
    long peak = account.drawdown().peakE8();
    if (perTick == 0 || Math.abs(base) > HALF || trough < -HALF || peak > HALF) {
      restart(holding, band); // flat, or values need rounding, or a difference might overflow
      return;
    }
    long toTrough = trough - base;
    long toPeak = peak - base;
    long lowest = Math.ceilDiv(perTick > 0 ? toTrough : toPeak, perTick);
    long highest = Math.floorDiv(perTick > 0 ? toPeak : toTrough, perTick);
    seenLow = Math.max(holding.lowTicks(), lowest);
    seenHigh = Math.min(holding.highTicks(), highest);
    bound(band);
  }

  /// Starts anew with nothing marked since orders or the position may have changed: the next price
  /// needs a look.
  void restart(Holding holding, TriggerBand band) {
    if (holding.lots() == 0) {
      restart(holding, band, 0);
      return;
    }
    seenLow = Long.MAX_VALUE;
    seenHigh = Long.MIN_VALUE;
    bound(band);
  }

  /// Starts anew at a price that was just marked: orders or the position may have changed.
  void restart(Holding holding, TriggerBand band, long priceTicks) {
    if (holding.lots() == 0) {
      seenLow = Long.MIN_VALUE;
      seenHigh = Long.MAX_VALUE;
    } else {
      seenLow = priceTicks;
      seenHigh = priceTicks;
    }
    bound(band);
  }

  /// Marks a price outside what was seen and widens the watch by it.
  void extend(Account account, Holding holding, TriggerBand band, long priceTicks) {
    long peak = account.drawdown().peakE8();
    extending = true;
    account.mark(holding, priceTicks);
    extending = false;
    if (account.drawdown().peakE8() != peak) {
      seenLow = priceTicks;
      seenHigh = priceTicks;
    } else {
      seenLow = Math.min(seenLow, priceTicks);
      seenHigh = Math.max(seenHigh, priceTicks);
    }
    bound(band);
  }

  private void bound(TriggerBand band) {
    low = seenLow == Long.MIN_VALUE ? band.low() : Math.max(band.low(), seenLow - 1);
    high = seenHigh == Long.MAX_VALUE ? band.high() : Math.min(band.high(), seenHigh + 1);
  }
}
