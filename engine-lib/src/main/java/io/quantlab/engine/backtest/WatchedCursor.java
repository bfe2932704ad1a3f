package io.quantlab.engine.backtest;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Tells a watch how many rows were read, block by block.
final class WatchedCursor implements RowCursor {
  private final RowCursor rows;
  private final RunWatch watch;

  WatchedCursor(RowCursor rows, RunWatch watch) {
    this.rows = rows;
    this.watch = watch;
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public RowBlock next() {
    RowBlock block = rows.next();
    if (block != null) {
      watch.rows(block.size());
    }
    return block;
  }

  @Override
  public void close() {
    rows.close();
  }
}
