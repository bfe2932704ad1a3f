package io.quantlab.engine.data.store;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;

/// Zstandard frames, one per block, by the pure Java classes of aircompressor: named directly, so
/// that its native binding is never loaded.
final class ZstdBlocks {
  private final ZstdJavaCompressor compressor = new ZstdJavaCompressor();
  private final ZstdJavaDecompressor decompressor = new ZstdJavaDecompressor();

  /// Appends the frame of `length` bytes to `out`.
  void compress(byte[] in, int length, ByteBuilder out) {
    int bound = compressor.maxCompressedLength(length);
    out.reserve(bound);
    out.advance(compressor.compress(in, 0, length, out.array(), out.size(), bound));
  }

  /// Decompresses a frame and gives its length, or -1 when it is malformed or too long for `out`.
  int decompress(byte[] in, int length, byte[] out) {
    try {
      return decompressor.decompress(in, 0, length, out, 0, out.length);
    } catch (MalformedInputException malformed) {
      return -1;
    }
  }
}
