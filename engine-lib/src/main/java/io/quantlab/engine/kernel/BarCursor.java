package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.Holding;

/// A stored bar where it lies, a row of the source's block. Columns nobody asks for are never
/// decoded; a bar that must outlast its block is copied ([BarCopy]).
final class BarCursor implements BarView {
  private static final long FILLS_NOTHING = Flags.SYNTHETIC | Flags.NO_BID | Flags.NO_ASK;

  private static final int LOOK_AHEAD = 16;

  private final int token;
  private RowBlock block;
  private boolean quotes;
  private long[] ends;
  private long[] closes;
  private long[] flags;
  private Holding holding;
  private int row;
  private int to;

  BarCursor(int token) {
    this.token = token;
  }

  /// Takes the block whose rows will be shown; to be called again when it is refilled.
  void bind(RowBlock rows) {
    block = rows;
    quotes = rows.schema() == Schema.QUOTE_BAR;
    ends = rows.column(0);
    closes = rows.column(5);
    flags = null;
  }

  void row(int index) {
    row = index;
  }

  int row() {
    return row;
  }

  /// Whether the rows are quote bars: bid prices with the ask side beside them.
  boolean quotes() {
    return quotes;
  }

  /// The highest price an order can meet: of bid and ask, which may have crossed.
  long highestTicks() {
    return quotes ? Math.max(askHighTicks(), highTicks()) : highTicks();
  }

  /// The lowest price an order can meet.
  long lowestTicks() {
    return quotes ? Math.min(askLowTicks(), lowTicks()) : lowTicks();
  }

  /// Looks for a stretch of trade bars from this one on that end before anything else is due and
  /// concern no working order; false when this bar is none. A bar ends after its start, so its end
  /// alone is compared.
  boolean quietUntil(long fireAt, TriggerBand band, int toRow) {
    if (band.isOpen()) {
      return false;
    }
    int end = Stretches.end(ends, row, toRow, fireAt - 1);
    if (!band.isIdle()) {
      end = untilConcerned(band, Math.min(end, row + LOOK_AHEAD));
    }
    to = end;
    return row < end;
  }

  private int untilConcerned(TriggerBand band, int toRow) {
    long[] opens = block.column(2);
    long[] highs = block.column(3);
    long[] lows = block.column(4);
    int i = row;
    while (i < toRow && !band.hit(opens[i]) && !band.hitRange(lows[i], highs[i])) {
      i++;
    }
    return i;
  }

  /// Moves on inside the stretch; false at its end.
  boolean next() {
    return ++row < to;
  }

  /// The position the bars of a stretch mark.
  Holding holding() {
    return holding;
  }

  void holding(Holding marked) {
    holding = marked;
  }

  /// Whether no order is filled by this bar: it is synthetic (T-14), or lacks a side.
  boolean fillsNothing() {
    return (flags() & FILLS_NOTHING) != 0;
  }

  private long at(int column) {
    return block.column(column)[row];
  }

  @Override
  public int token() {
    return token;
  }

  @Override
  public long intervalNanos() {
    return endNanos() - startNanos();
  }

  @Override
  public long startNanos() {
    return at(1);
  }

  @Override
  public long endNanos() {
    return ends[row];
  }

  @Override
  public long openTicks() {
    return at(2);
  }

  @Override
  public long highTicks() {
    return at(3);
  }

  @Override
  public long lowTicks() {
    return at(4);
  }

  @Override
  public long closeTicks() {
    return closes[row];
  }

  @Override
  public long askOpenTicks() {
    return quotes ? at(6) : openTicks();
  }

  @Override
  public long askHighTicks() {
    return quotes ? at(7) : highTicks();
  }

  @Override
  public long askLowTicks() {
    return quotes ? at(8) : lowTicks();
  }

  @Override
  public long askCloseTicks() {
    return quotes ? at(9) : closeTicks();
  }

  @Override
  public long volumeLots() {
    return quotes ? 0 : at(6);
  }

  @Override
  public long count() {
    return quotes ? 0 : at(7);
  }

  @Override
  public long flags() {
    if (flags == null) {
      flags = block.column(quotes ? 12 : 8);
    }
    return flags[row];
  }
}
