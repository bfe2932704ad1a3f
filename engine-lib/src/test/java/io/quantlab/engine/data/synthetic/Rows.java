package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import java.util.Arrays;

/// Keeps all rows it is given, by column.
final class Rows implements RowSink {
  private final Schema schema;
  private final long[][] columns;
  private int size;

  Rows(Schema schema) {
    this.schema = schema;
    columns = new long[schema.columnCount()][1 << 12];
  }

  @Override
  public void accept(RowBlock block) {
    if (block.schema() != schema || block.size() == 0) {
      throw new IllegalArgumentException(
          "expected rows of " + schema + ", got " + block.size() + " of " + block.schema());
    }
    for (int c = 0; c < columns.length; c++) {
      while (size + block.size() > columns[c].length) {
        columns[c] = Arrays.copyOf(columns[c], 2 * columns[c].length);
      }
      System.arraycopy(block.column(c), 0, columns[c], size, block.size());
    }
    size += block.size();
  }

  @Override
  public void commit() {
    throw new IllegalStateException("the generator must leave the commit to its caller");
  }

  @Override
  public void close() {
    throw new IllegalStateException("the generator must leave the close to its caller");
  }

  int size() {
    return size;
  }

  long get(String column, int row) {
    return columns[schema.column(column)][row];
  }

  long[] column(String column) {
    return Arrays.copyOf(columns[schema.column(column)], size);
  }

  /// Rows `from` <= row < `to` equal to those of `other` from its start on.
  boolean sameAs(Rows other, int from, int to) {
    for (int c = 0; c < columns.length; c++) {
      if (to - from != other.size
          || !Arrays.equals(columns[c], from, to, other.columns[c], 0, other.size)) {
        return false;
      }
    }
    return true;
  }

  /// First row stamped at or after `nanos`.
  int rowAt(long nanos) {
    int at = Arrays.binarySearch(columns[0], 0, size, nanos);
    return at < 0 ? -at - 1 : at;
  }
}
