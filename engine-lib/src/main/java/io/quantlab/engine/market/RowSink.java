package io.quantlab.engine.market;

/// Takes the rows of one dataset in time order.
///
/// Nothing is visible to readers before [#commit]; closing without it publishes nothing.
public interface RowSink extends AutoCloseable {
  /// Appends the rows of a block; the block may be reused afterwards.
  void accept(RowBlock block);

  /// Publishes all accepted rows at once.
  void commit();

  @Override
  void close();
}
