package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.QuoteBar;
import io.quantlab.engine.feed.TradeBar;
import io.quantlab.engine.market.BarView;

/// A bar of its own: a copy of a stored row or of a built bar, so that what it came from may move
/// on.
final class BarCopy implements BarView {
  private final int token;
  private long intervalNanos;
  private long start;
  private long end;
  private long open;
  private long high;
  private long low;
  private long close;
  private long askOpen;
  private long askHigh;
  private long askLow;
  private long askClose;
  private long volume;
  private long count;
  private long flags;

  BarCopy(int token) {
    this.token = token;
  }

  void load(BarCursor bar) {
    end = bar.endNanos();
    start = bar.startNanos();
    intervalNanos = bar.intervalNanos();
    open = bar.openTicks();
    high = bar.highTicks();
    low = bar.lowTicks();
    close = bar.closeTicks();
    asks(bar.askOpenTicks(), bar.askHighTicks(), bar.askLowTicks(), bar.askCloseTicks());
    volume = bar.volumeLots();
    count = bar.count();
    flags = bar.flags();
  }

  void load(TradeBar bar) {
    end = bar.endNanos();
    start = bar.startNanos();
    intervalNanos = end - start;
    open = bar.open();
    high = bar.high();
    low = bar.low();
    close = bar.close();
    asks(open, high, low, close);
    volume = bar.volume();
    count = bar.count();
    flags = bar.flags();
  }

  void load(QuoteBar bar) {
    end = bar.endNanos();
    start = bar.startNanos();
    intervalNanos = end - start;
    open = bar.bidOpen();
    high = bar.bidHigh();
    low = bar.bidLow();
    close = bar.bidClose();
    asks(bar.askOpen(), bar.askHigh(), bar.askLow(), bar.askClose());
    volume = 0;
    count = bar.count();
    flags = bar.flags();
  }

  private void asks(long o, long h, long l, long c) {
    askOpen = o;
    askHigh = h;
    askLow = l;
    askClose = c;
  }

  @Override
  public int token() {
    return token;
  }

  @Override
  public long intervalNanos() {
    return intervalNanos;
  }

  @Override
  public long startNanos() {
    return start;
  }

  @Override
  public long endNanos() {
    return end;
  }

  @Override
  public long openTicks() {
    return open;
  }

  @Override
  public long highTicks() {
    return high;
  }

  @Override
  public long lowTicks() {
    return low;
  }

  @Override
  public long closeTicks() {
    return close;
  }

  @Override
  public long askOpenTicks() {
    return askOpen;
  }

  @Override
  public long askHighTicks() {
    return askHigh;
  }

  @Override
  public long askLowTicks() {
    return askLow;
  }

  @Override
  public long askCloseTicks() {
    return askClose;
  }

  @Override
  public long volumeLots() {
    return volume;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long flags() {
    return flags;
  }
}
