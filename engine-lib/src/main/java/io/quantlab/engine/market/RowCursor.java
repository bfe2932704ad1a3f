package io.quantlab.engine.market;

/// Reads the rows of one dataset in time order, block by block.
public interface RowCursor extends AutoCloseable {
  Schema schema();

  /// The next block, 1..[RowBlock#CAPACITY] rows, or `null` at the end. The block is reused by the
  /// following call.
  RowBlock next();

  @Override
  void close();
}
