package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;

/// A stored bar where it lies, a row of the source's block. Columns nobody asks for are never
/// decoded; a bar that must outlast its block is copied ([BarCopy]).
final class BarCursor implements BarView {
  private static final long FILLS_NOTHING = Flags.SYNTHETIC | Flags.NO_BID | Flags.NO_ASK;

  private final int token;
  private RowBlock block;
  private boolean quotes;
  private long[] ends;
  private long[] closes;
  private int row;

  BarCursor(int token) {
    this.token = token;
  }

  /// Takes the block whose rows will be shown; to be called again when it is refilled.
  void bind(RowBlock rows) {
    block = rows;
    quotes = rows.schema() == Schema.QUOTE_BAR;
    ends = rows.column(0);
    closes = rows.column(5);
  }

  void row(int index) {
    row = index;
  }

  /// Whether the rows are quote bars: bid prices with the ask side beside them.
  boolean quotes() {
    return quotes;
  }

  /// The highest price an order can meet: the ask's for quote bars.
  long highestTicks() {
    return quotes ? askHighTicks() : highTicks();
  }

  /// Whether a working order must look at this trade bar.
  boolean concerns(TriggerBand band) {
    return band.hit(openTicks()) || band.hitRange(lowTicks(), highTicks());
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
    return at(quotes ? 12 : 8);
  }
}
