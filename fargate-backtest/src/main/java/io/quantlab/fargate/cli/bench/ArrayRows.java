package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Rows held in memory as columns.
///
/// @param columns one array per column of the schema, all of the same length
record ArrayRows(Schema schema, long[][] columns) {
  int rows() {
    return columns[0].length;
  }

  /// A cursor over all rows; each block is copied, as a reader that decodes would write it.
  RowCursor cursor() {
    return new Cursor(this);
  }

  private static final class Cursor implements RowCursor {
    private final ArrayRows source;
    private final RowBlock block;
    private int next;

    Cursor(ArrayRows source) {
      this.source = source;
      block = new RowBlock(source.schema);
      block.written(0);
    }

    @Override
    public Schema schema() {
      return source.schema;
    }

    @Override
    public RowBlock next() {
      int rows = Math.min(RowBlock.CAPACITY, source.rows() - next);
      if (rows <= 0) {
        return null;
      }
      for (int column = 0; column < source.columns.length; column++) {
        System.arraycopy(source.columns[column], next, block.column(column), 0, rows);
      }
      block.written(rows);
      next += rows;
      return block;
    }

    @Override
    public void close() {
      next = source.rows();
    }
  }
}
