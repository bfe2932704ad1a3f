package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;

/// A bar of trades, reused from bar to bar: prices in price units, volume in lots, `count` records.
///
/// Covers `[start, end)`; the last bar of a session also its end (engine contract T-10).
public final class TradeBar {
  long start;
  long end;
  long open;
  long high;
  long low;
  long close;
  long volume;
  long count;
  long flags;
  boolean priced;

  public long startNanos() {
    return start;
  }

  public long endNanos() {
    return end;
  }

  /// Whether a price-forming trade was seen or carried; without one the prices are 0.
  public boolean hasPrice() {
    return priced;
  }

  public long open() {
    return open;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  public long close() {
    return close;
  }

  public long volume() {
    return volume;
  }

  public long count() {
    return count;
  }

  /// Bits of [Flags].
  public long flags() {
    return flags;
  }

  /// Writes the bar as a row of a block of schema `BAR`.
  public void write(RowBlock block, int row) {
    block.column(0)[row] = end;
    block.column(1)[row] = start;
    block.column(2)[row] = open;
    block.column(3)[row] = high;
    block.column(4)[row] = low;
    block.column(5)[row] = close;
    block.column(6)[row] = volume;
    block.column(7)[row] = count;
    block.column(8)[row] = flags;
  }

  void clear() {
    start = 0;
    end = 0;
    open = 0;
    high = 0;
    low = 0;
    close = 0;
    volume = 0;
    count = 0;
    flags = 0;
    priced = false;
  }

  void trade(long price, long lots, boolean formsPrice) {
    volume += lots;
    count++;
    if (!formsPrice) {
      return;
    }
    if (priced) {
      high = Math.max(high, price);
      low = Math.min(low, price);
    } else {
      open = price;
      high = price;
      low = price;
      priced = true;
    }
    close = price;
  }

  /// Adds trades that all form a price.
  void trades(TradeSpan span) {
    open = priced ? open : span.openTicks();
    high = priced ? Math.max(high, span.highestTicks()) : span.highestTicks();
    low = priced ? Math.min(low, span.lowestTicks()) : span.lowestTicks();
    close = span.closeTicks();
    priced = true;
    volume += span.lots();
    count += span.to() - span.from();
  }

  /// Takes the price from an earlier bar; such a bar fills no order (T-14).
  void rescale(double priceFactor, double lotFactor) {
    open = Math.round(open * priceFactor);
    high = Math.round(high * priceFactor);
    low = Math.round(low * priceFactor);
    close = Math.round(close * priceFactor);
    volume = (long) (volume * lotFactor);
  }

  void carry(long price) {
    open = price;
    high = price;
    low = price;
    close = price;
    priced = true;
    flags |= Flags.SYNTHETIC;
  }
}
