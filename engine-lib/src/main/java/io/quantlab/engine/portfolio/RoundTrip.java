package io.quantlab.engine.portfolio;

/// One closed round trip (engine contract A-5): lots that were opened by one order and closed by
/// one fill.
///
/// A reused view: valid during the call that hands it out. Prices in ticks, money in 1e-8.
public final class RoundTrip {
  int slot;
  long position;
  long bars;
  int sign;
  long lots;
  long entryNanos;
  long entryTicks;
  long entryOrder;
  long exitNanos;
  long exitTicks;
  long exitOrder;
  long grossE8;
  long entryFeesE8;
  long exitFeesE8;
  long adverseTicks;
  long favorableTicks;
  long variedE8;

  RoundTrip() {}

  public int slot() {
    return slot;
  }

  /// Id of the position, 0 where positions net.
  public long position() {
    return position;
  }

  /// Bars of the data from entry to exit, 0 within one; -1 when the data are no bars.
  public long bars() {
    return bars;
  }

  /// +1 for a long trade, -1 for a short one.
  public int sign() {
    return sign;
  }

  public long lots() {
    return lots;
  }

  public long entryNanos() {
    return entryNanos;
  }

  /// Entry price; with [CostMethod#AVERAGE] the price of the first of the merged entries.
  public long entryTicks() {
    return entryTicks;
  }

  public long entryOrder() {
    return entryOrder;
  }

  public long exitNanos() {
    return exitNanos;
  }

  public long exitTicks() {
    return exitTicks;
  }

  public long exitOrder() {
    return exitOrder;
  }

  /// Profit before fees.
  public long grossE8() {
    return grossE8;
  }

  /// What of [#grossE8] daily payments had settled before, 1e-8.
  public long variedE8() {
    return variedE8;
  }

  public long entryFeesE8() {
    return entryFeesE8;
  }

  public long exitFeesE8() {
    return exitFeesE8;
  }

  /// Largest move against the trade while it was open, 0 or more (MAE).
  public long adverseTicks() {
    return adverseTicks;
  }

  /// Largest move in favor of the trade while it was open, 0 or more (MFE).
  public long favorableTicks() {
    return favorableTicks;
  }
}
