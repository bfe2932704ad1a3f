package io.quantlab.fargate.data;

/// Learns how far an import is.
@FunctionalInterface
public interface ImportWatch {
  /// Tells nobody.
  ImportWatch SILENT = _ -> _ -> {};

  /// An import begins.
  ///
  /// @param fileName the file that is read
  Task start(String fileName);

  /// One import under way.
  @FunctionalInterface
  interface Task extends AutoCloseable {
    /// Rows written so far, once per block.
    void rows(long done);

    @Override
    default void close() {}
  }
}
