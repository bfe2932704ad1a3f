package io.quantlab.engine.data.store;

/// How the columns of new segments are packed (engine contract D-3). Content and hashes do not
/// depend on it; one file may hold segments of different encodings.
public enum Encoding {
  /// Values in the column's own type; any reader can map them.
  RAW(0, 0, Widths.BYTES),
  /// Raw values, each block of 4,096 rows compressed.
  RAW_ZSTD(0, ColumnChunk.ZSTD, Widths.BYTES),
  /// Differences in whole bytes: the encoding of hot sets.
  DELTA_FOR(ColumnChunk.DELTA_FOR, 0, Widths.BYTES),
  /// Differences in whole bytes, each block compressed.
  DELTA_FOR_ZSTD(ColumnChunk.DELTA_FOR, ColumnChunk.ZSTD, Widths.BYTES),
  /// Differences in single bits: smaller, about twice as slow to read.
  DELTA_FOR_BITS(ColumnChunk.DELTA_FOR, 0, Widths.BITS),
  /// Differences in single bits, each block compressed: the encoding of cold sets.
  DELTA_FOR_BITS_ZSTD(ColumnChunk.DELTA_FOR, ColumnChunk.ZSTD, Widths.BITS);

  /// Which widths a block may use.
  enum Widths {
    /// 0, 8, 16, 32 or 64 bits.
    BYTES,
    /// Any number of bits from 0 to 64.
    BITS
  }

  private final int code;
  private final Widths widths;

  Encoding(int code, int zstd, Widths widths) {
    this.code = code | zstd;
    this.widths = widths;
  }

  /// The encoding field of a chunk in the directory.
  int code() {
    return code;
  }

  Widths widths() {
    return widths;
  }
}
