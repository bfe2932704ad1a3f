package io.quantlab.engine.data.store;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import java.util.List;

/// A block of stored rows whose columns are decoded on first use; reused from block to block. Only
/// the store writes into its columns.
final class StoreBlock extends RowBlock {
  private final ChunkReader[] columns;
  private final long[] scratch = new long[CAPACITY];
  private int block;
  private int skip;

  StoreBlock(Schema schema, Checks checks) {
    super(schema);
    List<ColumnSpec> specs = ColumnSpec.of(schema);
    BlockBuffer buffer = new BlockBuffer();
    columns = new ChunkReader[specs.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ChunkReader(specs.get(i).type(), checks, buffer);
    }
  }

  /// Turns to a segment; [#show] must follow.
  void bind(StoreFile file, Segment segment) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].bind(file, segment, i);
    }
  }

  /// Presents rows `from..to-1` of a block of the segment.
  void show(int block, int from, int to) {
    this.block = block;
    this.skip = from;
    begin(to - from);
  }

  /// The stamp of a block's first row.
  long firstNanos(int block) {
    return columns[0].first(block, scratch);
  }

  /// The first of a block's `rows` rows whose stamp is `nanos` or later, `rows` if there is none.
  int rowAt(int block, int rows, long nanos) {
    columns[0].decode(block, scratch);
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scratch[middle] < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  protected void fill(int index, long[] target) {
    if (skip == 0) {
      columns[index].refresh(block, target);
    } else {
      columns[index].decode(block, scratch);
      System.arraycopy(scratch, skip, target, 0, size());
    }
  }
}
