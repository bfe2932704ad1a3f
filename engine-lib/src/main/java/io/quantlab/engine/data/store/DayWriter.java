package io.quantlab.engine.data.store;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects the rows of one session day: packs and hashes them block by block, so that memory is
/// the packed day plus one block.
final class DayWriter {
  private final List<ChunkWriter> columns = new ArrayList<>();
  private final long[][] block;
  private final ContentDigest digest = new ContentDigest();
  private int blockRows;
  private long rows;
  private long rowsOfLast;
  private long firstNanos;
  private long lastNanos;

  DayWriter(Schema schema, Encoding encoding) {
    for (ColumnSpec column : ColumnSpec.of(schema)) {
      columns.add(new ChunkWriter(column, encoding));
    }
    block = new long[columns.size()][StoreFormat.BLOCK_ROWS];
  }

  /// Takes rows `from..to-1` of a block.
  void append(RowBlock source, int from, int to) {
    if (rows == 0) {
      firstNanos = source.column(0)[from];
    }
    lastNanos = source.column(0)[to - 1];
    rows += to - from;
    for (int at = from; at < to; ) {
      int count = Math.min(to - at, StoreFormat.BLOCK_ROWS - blockRows);
      for (int column = 0; column < block.length; column++) {
        System.arraycopy(source.column(column), at, block[column], blockRows, count);
      }
      blockRows += count;
      at += count;
      if (blockRows == StoreFormat.BLOCK_ROWS) {
        packBlock();
      }
    }
  }

  /// Rows of the day so far.
  long rows() {
    return rows;
  }

  /// Rows of the day finished last.
  long rowsOfLast() {
    return rowsOfLast;
  }

  /// Writes the day as a segment and starts the next one.
  void finish(int epochDay, YearFileWriter file) throws IOException {
    if (blockRows > 0) {
      packBlock();
    }
    if (rows > Integer.MAX_VALUE - StoreFormat.BLOCK_ROWS) {
      throw new IllegalStateException("a session day must have fewer than 2^31 rows, has " + rows);
    }
    file.append(epochDay, (int) rows, firstNanos, lastNanos, digest.finish(), columns);
    rowsOfLast = rows;
    rows = 0;
    for (ChunkWriter column : columns) {
      column.clear();
    }
  }

  private void packBlock() {
    for (int column = 0; column < block.length; column++) {
      columns.get(column).add(block[column], blockRows);
      digest.column(block[column], blockRows);
    }
    blockRows = 0;
  }
}
