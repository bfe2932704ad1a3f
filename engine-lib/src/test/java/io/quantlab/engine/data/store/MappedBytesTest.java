package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// D-2: a file of more than two gigabytes reads like a small one, also across the edges of windows.
/// The files are sparse: they take a few pages of the disk.
final class MappedBytesTest {
  private static final long STEP = 1L << 30; // where a window begins
  private static final int BLOCK = 32 * 1024;

  @TempDir Path folder;

  @Test
  void runsAcrossEveryEdgeAreWhole() throws IOException {
    long length = 3 * STEP + BLOCK;
    long[] positions = {
      0, STEP - 7, STEP + 64, 2 * STEP - BLOCK / 2, 2 * STEP - 33, 3 * STEP - 8, length - 64
    };
    try (FileChannel channel = sparse(length);
        Arena arena = Arena.ofConfined()) {
      for (long position : positions) {
        channel.write(pattern(position), position);
      }
      MappedBytes bytes = MappedBytes.of(channel, length, arena);
      for (long position : positions) {
        byte[] found = new byte[64];
        bytes.copy(position, found, 64);
        assertEquals(found[0], bytes.byteAt(position));
        assertEquals(pattern(position), ByteBuffer.wrap(found), "at " + position);
        byte[] sliced = new byte[64];
        bytes.slice(position, 64).get(sliced);
        assertEquals(pattern(position), ByteBuffer.wrap(sliced), "slice at " + position);
      }
      assertEquals(0, bytes.longAt(STEP / 2));
    }
  }

  @Test
  void numbersAreLittleEndian() throws IOException {
    try (FileChannel channel = sparse(16);
        Arena arena = Arena.ofConfined()) {
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 4);
      MappedBytes bytes = MappedBytes.of(channel, 16, arena);
      assertEquals(0x04030201, bytes.intAt(4));
    }
  }

  @Test
  void nothingIsReadBeyondTheEndOrAfterClosing() throws IOException {
    try (FileChannel channel = sparse(100)) {
      Arena arena = Arena.ofConfined();
      MappedBytes bytes = MappedBytes.of(channel, 100, arena);
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.longAt(96));
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.slice(96, 8));
      arena.close();
      assertThrows(IllegalStateException.class, () -> bytes.longAt(0));
    }
  }

  private FileChannel sparse(long length) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("file"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
    return channel;
  }

  /// 64 bytes that differ from position to position.
  private static ByteBuffer pattern(long position) {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    for (int i = 0; i < 64; i++) {
      bytes.put((byte) (position / 7 + i * 31L + 1));
    }
    return bytes.flip();
  }
}
