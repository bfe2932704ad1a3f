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

  /// A cursor over all rows; of each block the columns asked for are copied, as a reader that
  /// decodes would write them.
  RowCursor cursor() {
    return new Cursor(this);
  }

  private static final class Cursor extends RowBlock implements RowCursor {
    private final long[][] columns;
    private final int rows;
    private int next;

    Cursor(ArrayRows source) {
      super(source.schema);
      columns = source.columns;
      rows = source.rows();
    }

    @Override
    public RowBlock next() {
      next += size();
      begin(Math.clamp(rows - next, 0, CAPACITY));
      return size() == 0 ? null : this;
    }

    @Override
    protected void fill(int index, long[] target) {
      System.arraycopy(columns[index], next, target, 0, size());
    }

    @Override
    public void close() {
      next = rows;
      begin(0);
    }
  }
}
