package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.QuoteBar;
import io.quantlab.engine.feed.TradeBar;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;

/// The bar a strategy sees: a copy of one row or of a built bar, so that its block may move on.
final class BarCursor implements BarView {
  private final int token;
  private final long[][] columns = new long[Schema.QUOTE_BAR.columnCount()][];
  private boolean quotes;
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

  BarCursor(int token) {
    this.token = token;
  }

  /// Takes the columns of a block whose rows will be loaded; to be called again when it is
  /// refilled.
  void bind(RowBlock block) {
    for (int i = 0; i < block.schema().columnCount(); i++) {
      columns[i] = block.column(i);
    }
    quotes = block.schema() == Schema.QUOTE_BAR;
  }

  /// Copies a row of the bound block.
  void load(int row) {
    end = columns[0][row];
    start = columns[1][row];
    intervalNanos = end - start;
    open = columns[2][row];
    high = columns[3][row];
    low = columns[4][row];
    close = columns[5][row];
    if (quotes) {
      asks(columns[6][row], columns[7][row], columns[8][row], columns[9][row]);
      volume = 0;
      count = 0;
      flags = columns[12][row];
    } else {
      asks(open, high, low, close);
      volume = columns[6][row];
      count = columns[7][row];
      flags = columns[8][row];
    }
  }

  /// Whether the rows are quote bars: bid prices with the ask side beside them.
  boolean quotes() {
    return quotes;
  }

  long startAt(int row) {
    return columns[1][row];
  }

  long openAt(int row) {
    return columns[2][row];
  }

  long askOpenAt(int row) {
    return columns[quotes ? 6 : 2][row];
  }

  long highAt(int row) {
    return columns[3][row];
  }

  long lowAt(int row) {
    return columns[4][row];
  }

  long askHighAt(int row) {
    return columns[quotes ? 7 : 3][row];
  }

  long askLowAt(int row) {
    return columns[quotes ? 8 : 4][row];
  }

  /// Volume of a trade bar's row.
  long volumeAt(int row) {
    return columns[6][row];
  }

  long flagsAt(int row) {
    return columns[quotes ? 12 : 8][row];
  }

  /// The highest price an order can meet: the ask's for quote bars.
  long highestTicks() {
    return askHigh;
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
