package io.quantlab.engine.data;

import java.io.IOException;

/// Port: writes the rows of one table file.
public interface TableWriter extends AutoCloseable {
  /// Appends the rows of a batch, which may be reused afterwards.
  void write(TableBatch batch) throws IOException;

  /// Ends the file; without it what was written is no table file.
  void finish() throws IOException;

  /// Closes the file, finished or not.
  @Override
  void close() throws IOException;
}
