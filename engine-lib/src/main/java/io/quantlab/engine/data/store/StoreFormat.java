package io.quantlab.engine.data.store;

import java.nio.ByteOrder;

/// Numbers of the `QLSTORE1` layout that more than one class needs (engine contract D-1).
final class StoreFormat {
  static final int FORMAT_VERSION = 1;
  static final int SCHEMA_VERSION = 1;
  static final int HEADER_BYTES = 4096;
  static final int SLOT_OFFSET = 64;
  static final int SLOT_BYTES = 64;
  static final int COLUMN_OFFSET = 192;
  static final int COLUMN_BYTES = 32;

  /// Chunks, segments and directories start and end on multiples of this.
  static final int ALIGNMENT = 64;

  /// Rows of a full block (D-3); equal to `RowBlock.CAPACITY`.
  static final int BLOCK_ROWS = 4096;

  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private StoreFormat() {}

  static int blocks(int rows) {
    return (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
  }

  static int rowsOfBlock(int rows, int block) {
    return Math.min(BLOCK_ROWS, rows - block * BLOCK_ROWS);
  }

  static long aligned(long length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
