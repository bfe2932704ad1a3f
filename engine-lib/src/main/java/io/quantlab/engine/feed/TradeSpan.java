package io.quantlab.engine.feed;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;

/// A span of rows of a block of trades, taken together: the lowest and the highest price, what the
/// rows add to a bar.
///
/// Hot: between two events on the agenda a bar and a resting order need no more of a hundred rows
/// than this. The loops have no branches, so that the compiler turns them into vector instructions;
/// what sets single rows apart is looked for once in a whole window. Benchmark: `bench`, bars built
/// from ticks; twin: [BarBuilder#add] row by row.
public final class TradeSpan {
  private RowBlock block;
  private int windowFrom;
  private int windowTo;
  private boolean inspected;
  private boolean plain;
  private int from;
  private int to;
  private long lowest;
  private long highest;

  /// Takes a window of a block whose spans will be read; to be called again when it is refilled.
  public void bind(RowBlock trades, int fromRow, int toRow) {
    block = trades;
    windowFrom = fromRow;
    windowTo = toRow;
    inspected = false;
    to = -1;
  }

  /// Takes rows `fromRow..toRow-1` of the window, at least one, in ascending order of their stamps;
  /// to take the same rows again costs nothing.
  public void read(int fromRow, int toRow) {
    if (fromRow == from && toRow == to) {
      return;
    }
    from = fromRow;
    to = toRow;
    long[] prices = block.column(1);
    long low = prices[fromRow];
    long high = low;
    for (int i = fromRow; i < toRow; i++) {
      low = Math.min(low, prices[i]);
      high = Math.max(high, prices[i]);
    }
    lowest = low;
    highest = high;
  }

  public long lowestTicks() {
    return lowest;
  }

  public long highestTicks() {
    return highest;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  RowBlock block() {
    return block;
  }

  long firstNanos() {
    return block.column(0)[from];
  }

  long lastNanos() {
    return block.column(0)[to - 1];
  }

  long openTicks() {
    return block.column(1)[from];
  }

  long closeTicks() {
    return block.column(1)[to - 1];
  }

  /// Sum of the sizes.
  long lots() {
    long[] sizes = block.column(2);
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += sizes[i];
    }
    return sum;
  }

  /// Whether no row of the window needs a look of its own: every one forms a price, and a size of 0
  /// means that the source carries none.
  boolean isPlain() {
    if (!inspected) {
      inspected = true;
      plain = inspect();
    }
    return plain;
  }

  private boolean inspect() {
    long[] sizes = block.column(2);
    long[] flags = block.column(3);
    long smallest = Long.MAX_VALUE;
    long any = 0;
    long every = -1;
    for (int i = windowFrom; i < windowTo; i++) {
      smallest = Math.min(smallest, sizes[i]);
      any |= flags[i];
      every &= flags[i];
    }
    boolean sized = smallest > 0 || (every & Flags.NO_SIZE) != 0;
    return sized && (any & Flags.NOT_PRICE_FORMING) == 0;
  }
}
