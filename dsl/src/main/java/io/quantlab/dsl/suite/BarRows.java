package io.quantlab.dsl.suite;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Bars in memory as rows of the engine.
final class BarRows implements RowCursor {
  private final BarTable bars;
  private final double scale;
  private final RowBlock block = new RowBlock(Schema.BAR);
  private int next;

  /// @param decimals of the instrument's price unit
  BarRows(BarTable bars, int decimals) {
    this.bars = bars;
    this.scale = StrictMath.pow(10, decimals);
  }

  @Override
  public Schema schema() {
    return Schema.BAR;
  }

  @Override
  public RowBlock next() {
    int rows = Math.min(RowBlock.CAPACITY, bars.size() - next);
    if (rows <= 0) {
      return null;
    }
    block.written(0);
    for (int i = 0; i < rows; i++, next++) {
      long[] row = {
        bars.closeNanos()[next],
        bars.openNanos()[next],
        ticks(bars.open()[next]),
        ticks(bars.high()[next]),
        ticks(bars.low()[next]),
        ticks(bars.close()[next]),
        Math.round(bars.volume()[next]),
        0,
        0
      };
      for (int column = 0; column < row.length; column++) {
        block.column(column)[i] = row[column];
      }
    }
    block.written(rows);
    return block;
  }

  private long ticks(double price) {
    return Math.round(price * scale);
  }

  @Override
  public void close() {
    next = bars.size();
  }
}
