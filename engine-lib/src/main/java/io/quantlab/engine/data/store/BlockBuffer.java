package io.quantlab.engine.data.store;

/// The packed bytes of the block being decoded; one for all columns of a cursor, so that it stays
/// in the first-level cache. What only some encodings need is made when the first block asks for
/// it: a run over a few rows would spend more on it than on them.
final class BlockBuffer {
  private static final int BLOCK_BYTES =
      StoreFormat.BLOCK_ROWS * Long.BYTES + DeltaForDecoder.SLACK;

  /// Longest zstd frame a block can need.
  static final int FRAME_BYTES = BLOCK_BYTES + BLOCK_BYTES / 64;

  private final byte[] packed = new byte[BLOCK_BYTES];
  private final byte[] lanes = new byte[StoreFormat.BLOCK_ROWS * Short.BYTES];
  private final long[] words = new long[BitLanes.WORDS];
  private BitOctets octets;
  private ZstdBlocks zstd;
  private byte[] frame;

  /// The bytes of the last load, followed by at least [DeltaForDecoder#SLACK] bytes of no meaning.
  byte[] packed() {
    return packed;
  }

  /// Scratch for a block of bytes or shorts.
  byte[] lanes() {
    return lanes;
  }

  /// Scratch of [BitLanes#WORDS].
  long[] words() {
    return words;
  }

  BitOctets octets() {
    if (octets == null) {
      octets = new BitOctets();
    }
    return octets;
  }

  /// Copies `length` bytes, at most a block's.
  void load(MappedBytes from, long offset, int length) {
    from.copy(offset, packed, length);
  }

  /// Decompresses a frame of `length` bytes, at most [#FRAME_BYTES]; gives the length of its
  /// content, or -1 when it is malformed.
  int inflate(MappedBytes from, long offset, int length) {
    if (zstd == null) {
      zstd = new ZstdBlocks();
      frame = new byte[FRAME_BYTES];
    }
    from.copy(offset, frame, length);
    return zstd.decompress(frame, length, packed);
  }
}
