package io.quantlab.engine.data.store;

import java.nio.ByteBuffer;

/// Directory entry of one column of one segment (D-3): 48 bytes.
///
/// @param offset first byte in the file, a multiple of 64
/// @param length bytes, a multiple of 64, zero-padded
/// @param encoding [#RAW] or [#DELTA_FOR], perhaps with the [#ZSTD] bit
/// @param base what a `RAW` chunk subtracted from every value
/// @param min smallest value
/// @param max largest value
/// @param crc CRC32C of all `length` bytes
record ColumnChunk(long offset, long length, int encoding, long base, long min, long max, int crc) {
  static final int BYTES = 48;
  static final int RAW = 0;
  static final int DELTA_FOR = 1;

  /// Bit of the encoding: every block's payload is one zstd frame.
  static final int ZSTD = 0x10;

  /// The same bytes at another place.
  ColumnChunk at(long otherOffset) {
    return new ColumnChunk(otherOffset, length, encoding, base, min, max, crc);
  }

  boolean compressed() {
    return (encoding & ZSTD) != 0;
  }

  boolean deltas() {
    return (encoding & ~ZSTD) == DELTA_FOR;
  }

  boolean known() {
    return (encoding & ~ZSTD & ~DELTA_FOR) == 0;
  }

  void put(ByteBuffer out) {
    out.putLong(offset)
        .putLong(length)
        .putInt(encoding)
        .putInt(crc)
        .putLong(base)
        .putLong(min)
        .putLong(max);
  }

  static ColumnChunk get(ByteBuffer in) {
    long offset = in.getLong();
    long length = in.getLong();
    int encoding = in.getInt();
    int crc = in.getInt();
    return new ColumnChunk(offset, length, encoding, in.getLong(), in.getLong(), in.getLong(), crc);
  }
}
