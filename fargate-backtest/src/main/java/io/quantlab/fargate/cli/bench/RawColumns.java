package io.quantlab.fargate.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The raw columns of the ticks, mapped: 24 bytes a tick.
///
/// @param stamps UTC nanoseconds
/// @param prices hundredths of the minimum tick
/// @param sizes lots
/// @param tokens instrument of each tick, always 1
record RawColumns(
    long ticks,
    MemorySegment stamps,
    MemorySegment prices,
    MemorySegment sizes,
    MemorySegment tokens) {
  /// Rows of a block; the loops over them are compiled once they ran a few blocks.
  static final int BLOCK = 1 << 16;

  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Maps `ts`, `px`, `sz` and `tk` of a folder until the process ends.
  static RawColumns map(Path folder) {
    MemorySegment stamps = mapped(folder.resolve("ts"));
    return new RawColumns(
        stamps.byteSize() / Long.BYTES,
        stamps,
        mapped(folder.resolve("px")),
        mapped(folder.resolve("sz")),
        mapped(folder.resolve("tk")));
  }

  private static MemorySegment mapped(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.global());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot map " + file, e);
    }
  }

  /// Rows of the block that starts at `from`.
  int rows(long from) {
    return (int) Math.min(BLOCK, ticks - from);
  }
}
