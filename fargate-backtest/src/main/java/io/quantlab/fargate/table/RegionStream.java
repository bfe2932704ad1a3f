package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The bytes of a part of a file.
final class RegionStream extends InputStream {
  private static final int SIZE = 16 * 1024;

  private final FileChannel file;
  private final long end;
  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).limit(0);
  private long read;

  RegionStream(FileChannel file, long from, long end) {
    this.file = file;
    this.read = from;
    this.end = end;
  }

  /// Bytes not yet taken.
  long left() {
    return end - read + buffer.remaining();
  }

  @Override
  public int read() throws IOException {
    return buffer.hasRemaining() || refill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!buffer.hasRemaining() && !refill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, from, count);
    return count;
  }

  /// The next `length` bytes; there must be as many left.
  byte[] take(int length) throws IOException {
    byte[] bytes = new byte[length];
    if (readNBytes(bytes, 0, length) != length) {
      throw new TableException("the file ends inside a page");
    }
    return bytes;
  }

  private boolean refill() throws IOException {
    if (read >= end) {
      return false;
    }
    buffer.clear().limit((int) Math.min(SIZE, end - read));
    int count = file.read(buffer, read);
    buffer.flip();
    read += Math.max(0, count);
    return count > 0;
  }
}
