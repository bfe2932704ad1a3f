package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;

/// A bar of quotes, bid and ask apart, reused from bar to bar: prices in price units, the last
/// sizes in lots. A side no quote showed has 0 everywhere and its flag `NO_BID` or `NO_ASK`.
public final class QuoteBar {
  long start;
  long end;
  long count;
  long flags = Flags.NO_BID | Flags.NO_ASK;
  final Side bid = new Side();
  final Side ask = new Side();

  /// First, highest, lowest and last price of one side, and its last size.
  static final class Side {
    long open;
    long high;
    long low;
    long close;
    long lots;

    void clear() {
      open = 0;
      high = 0;
      low = 0;
      close = 0;
      lots = 0;
    }

    void set(long price, long size) {
      open = price;
      high = price;
      low = price;
      close = price;
      lots = size;
    }

    void rescale(double priceFactor, double lotFactor) {
      open = Math.round(open * priceFactor);
      high = Math.round(high * priceFactor);
      low = Math.round(low * priceFactor);
      close = Math.round(close * priceFactor);
      lots = (long) (lots * lotFactor);
    }

    void update(long price, long size) {
      high = Math.max(high, price);
      low = Math.min(low, price);
      close = price;
      lots = size;
    }
  }

  public long startNanos() {
    return start;
  }

  public long endNanos() {
    return end;
  }

  public long bidOpen() {
    return bid.open;
  }

  public long bidHigh() {
    return bid.high;
  }

  public long bidLow() {
    return bid.low;
  }

  public long bidClose() {
    return bid.close;
  }

  public long bidLots() {
    return bid.lots;
  }

  public long askOpen() {
    return ask.open;
  }

  public long askHigh() {
    return ask.high;
  }

  public long askLow() {
    return ask.low;
  }

  public long askClose() {
    return ask.close;
  }

  public long askLots() {
    return ask.lots;
  }

  /// Quotes seen in the interval.
  public long count() {
    return count;
  }

  /// Bits of [Flags]; `CROSSED` when the last bid is at or above the last ask.
  public long flags() {
    return flags;
  }

  /// Writes the bar as a row of a block of schema `QUOTE_BAR`.
  public void write(RowBlock block, int row) {
    block.column(0)[row] = end;
    block.column(1)[row] = start;
    block.column(2)[row] = bid.open;
    block.column(3)[row] = bid.high;
    block.column(4)[row] = bid.low;
    block.column(5)[row] = bid.close;
    block.column(6)[row] = ask.open;
    block.column(7)[row] = ask.high;
    block.column(8)[row] = ask.low;
    block.column(9)[row] = ask.close;
    block.column(10)[row] = bid.lots;
    block.column(11)[row] = ask.lots;
    block.column(12)[row] = flags;
  }

  void clear() {
    start = 0;
    end = 0;
    count = 0;
    flags = Flags.NO_BID | Flags.NO_ASK;
    bid.clear();
    ask.clear();
  }

  void bid(long price, long lots) {
    if ((flags & Flags.NO_BID) == 0) {
      bid.update(price, lots);
    } else {
      bid.set(price, lots);
      flags &= ~Flags.NO_BID;
    }
  }

  void ask(long price, long lots) {
    if ((flags & Flags.NO_ASK) == 0) {
      ask.update(price, lots);
    } else {
      ask.set(price, lots);
      flags &= ~Flags.NO_ASK;
    }
  }
}
