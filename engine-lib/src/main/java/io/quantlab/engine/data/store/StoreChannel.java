package io.quantlab.engine.data.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The writes a store file needs: a port, so that tests can cut power or fill the disk.
interface StoreChannel extends Closeable {
  /// Writes all remaining bytes at `position`.
  void write(ByteBuffer bytes, long position) throws IOException;

  /// Returns when everything written is on the medium.
  void force() throws IOException;

  /// Cuts the file at `size` if it is longer.
  void truncate(long size) throws IOException;
}
