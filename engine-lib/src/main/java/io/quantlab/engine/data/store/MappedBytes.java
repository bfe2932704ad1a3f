package io.quantlab.engine.data.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/// The mapped bytes of a file of any length, little-endian.
///
/// A file is seen through windows that begin every 2^30 bytes and overlap, so a run of at most 2^20
/// bytes lies whole in the window of its first byte. Byte buffers, not value layouts of the
/// segment, because linking those costs a fresh process 20 ms; compiled code is the same.
final class MappedBytes {
  /// Bytes from the beginning of one window to that of the next.
  private static final int WINDOW_STEP = 1 << 30;

  /// Most bytes that may be read in one window from any position on.
  private static final int LONGEST_RUN = 1 << 20;

  private final MemorySegment bytes;
  private final ByteBuffer[] windows;

  private MappedBytes(MemorySegment bytes) {
    this.bytes = bytes;
    this.windows = new ByteBuffer[(int) ((bytes.byteSize() + WINDOW_STEP - 1) / WINDOW_STEP)];
    for (int i = 0; i < windows.length; i++) {
      long from = (long) i * WINDOW_STEP;
      windows[i] = slice(from, (int) Math.min(bytes.byteSize() - from, WINDOW_STEP + LONGEST_RUN));
    }
  }

  /// Maps the first `length` bytes of a file until the arena closes.
  static MappedBytes of(FileChannel channel, long length, Arena arena) throws IOException {
    return new MappedBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena));
  }

  /// Bytes that lie elsewhere than in a file.
  static MappedBytes of(byte[] content) {
    return new MappedBytes(MemorySegment.ofArray(content));
  }

  byte byteAt(long position) {
    return window(position).get(index(position));
  }

  int intAt(long position) {
    return window(position).getInt(index(position));
  }

  long longAt(long position) {
    return window(position).getLong(index(position));
  }

  /// Copies `length` bytes, at most 2^20, to the beginning of an array.
  void copy(long position, byte[] target, int length) {
    if (length > 0) { // an empty run may stand behind the last window
      window(position).get(index(position), target, 0, length);
    }
  }

  /// Adds a run of any length to a checksum.
  void checksum(long from, long length, CRC32C crc) {
    long at = from;
    while (at < from + length) {
      ByteBuffer window = window(at).duplicate();
      int end = (int) Math.min(window.capacity(), index(at) + (from + length - at));
      crc.update(window.limit(end).position(index(at)));
      at += end - index(at);
    }
  }

  /// A buffer of its own over `length` bytes.
  ByteBuffer slice(long from, int length) {
    return bytes.asSlice(from, length).asByteBuffer().order(StoreFormat.ORDER);
  }

  private ByteBuffer window(long position) {
    return windows[(int) (position / WINDOW_STEP)];
  }

  private static int index(long position) {
    return (int) (position % WINDOW_STEP);
  }
}
